package io.throughline.server.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * All settings of a deployment; an unknown {@code throughline.*} key stops the start.
 *
 * @param data folder of keys, vault and secrets
 * @param publicUrl where people reach this server with a browser; absent: no page is offered
 * @param instance told by the health route, so that who started this process knows it; may be empty
 * @param exitWithParent whether the end of standard input ends the process
 */
@Validated
@ConfigurationProperties(prefix = "throughline", ignoreUnknownFields = false)
public record DeploymentSettings(
    Path data,
    @DefaultValue("") String instance,
    @DefaultValue("false") boolean exitWithParent,
    @Valid Database database,
    @Valid @DefaultValue Engine engine,
    @Valid @DefaultValue Policy policy,
    @Valid @DefaultValue Mail mail,
    @Valid @DefaultValue Vault vault,
    @Valid @DefaultValue CallerSettings callers,
    @Valid @DefaultValue ActionSettings actions,
    @Nullable URI publicUrl,
    @Valid @DefaultValue Review review,
    @Valid @DefaultValue HookSettings hooks) {

  public DeploymentSettings {
    if (publicUrl != null && !PublicUrl.usable(publicUrl)) {
      throw new IllegalArgumentException(
          "the public address is https://host[:port], or http on this machine, without a path");
    }
  }

  public Path keys() {
    return data.resolve("keys");
  }

  public Path vaultFolder() {
    return data.resolve("vault");
  }

  public Path tokenFile() {
    return data.resolve("secrets").resolve("api-token");
  }

  /** The key that names the callers of a provider. */
  public Path callerPseudonyms() {
    return data.resolve("secrets").resolve("caller-pseudonyms");
  }

  /** The key of the digests of devices, sessions and second factors. */
  public Path workDigests() {
    return data.resolve("secrets").resolve("work-digests");
  }

  /** The key of the digests of accounts that remedies act on. */
  public Path accountDigests() {
    return data.resolve("secrets").resolve("account-digests");
  }

  /** The key that links to people's own pages are signed with. */
  public Path pageKey() {
    return data.resolve("secrets").resolve("page-links");
  }

  /**
   * Reviews of held journeys.
   *
   * @param backup mail address of whoever is told when a review takes long; absent: the team
   */
  public record Review(@Nullable String backup) {}

  /**
   * The PostgreSQL database.
   *
   * @param url JDBC address
   * @param passwordFile first line is the password
   */
  public record Database(
      @NotBlank String url,
      @NotBlank @DefaultValue("throughline") String username,
      @Nullable Path passwordFile) {}

  /**
   * The Temporal service.
   *
   * @param target host and port
   * @param patience until a call that is not answered counts as unreachable
   */
  public record Engine(
      @NotBlank @DefaultValue("127.0.0.1:7233") String target,
      @NotBlank @DefaultValue("throughline") String namespace,
      @DefaultValue("20s") Duration patience) {
    public Engine {
      requirePositive(patience);
    }
  }

  /**
   * The Open Policy Agent.
   *
   * @param timeout for one decision
   * @param shadow other rules that are asked the same and never acted on; absent: none
   */
  public record Policy(
      @DefaultValue("http://127.0.0.1:8181") URI url,
      @DefaultValue("5s") Duration timeout,
      @Valid @Nullable Shadow shadow) {
    public Policy {
      requirePositive(timeout);
    }
  }

  /**
   * Rules that are not in force.
   *
   * @param revision of the bundle; an answer of any other is none
   * @param timeout for one answer, which nobody waits for
   */
  public record Shadow(URI url, @NotBlank String revision, @DefaultValue("2s") Duration timeout) {
    public Shadow {
      requirePositive(timeout);
    }
  }

  /**
   * The mail server.
   *
   * @param security {@code none}, {@code starttls} or {@code tls}
   * @param contact the human whom the team may ask; the sender's address if absent
   * @param passwordFile first line is the password
   */
  public record Mail(
      @NotBlank @DefaultValue("127.0.0.1") String host,
      @Min(1) @Max(65_535) @DefaultValue("25") int port,
      @NotBlank @DefaultValue("none") String security,
      @NotBlank @DefaultValue("throughline@localhost") String from,
      @Nullable String contact,
      @Nullable String username,
      @Nullable Path passwordFile,
      @DefaultValue("10s") Duration timeout) {
    public Mail {
      requirePositive(timeout);
    }
  }

  /**
   * The evidence vault.
   *
   * @param limit of one piece of evidence
   * @param deadline until one upload must have ended
   * @param grantLifetime of the worker's leave to open one address
   * @param loopbackOnly whether the worker's routes answer callers on this host only
   */
  public record Vault(
      @DefaultValue("512MB") DataSize limit,
      @DefaultValue("10m") Duration deadline,
      @DefaultValue("1h") Duration grantLifetime,
      @DefaultValue("true") boolean loopbackOnly) {
    public Vault {
      requirePositive(deadline);
      requirePositive(grantLifetime);
      if (limit.toBytes() < 1) {
        throw new IllegalArgumentException("the vault's limit is at least one byte");
      }
    }
  }

  private static void requirePositive(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("durations are positive");
    }
  }
}
