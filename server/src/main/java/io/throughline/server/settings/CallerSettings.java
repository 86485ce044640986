package io.throughline.server.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call, besides the tokens that the deployment makes itself, and how often.
 *
 * @param openid absent if no OpenID Connect provider vouches for callers
 */
public record CallerSettings(@Valid @DefaultValue Rates rates, @Valid @Nullable OpenId openid) {

  /** Requests a second for good, and at once, for each caller and each address. */
  public record Rates(
      @Min(1) @DefaultValue("50") int callerPerSecond,
      @Min(1) @DefaultValue("200") int callerBurst,
      @Min(1) @DefaultValue("100") int addressPerSecond,
      @Min(1) @DefaultValue("400") int addressBurst) {}

  /**
   * An OpenID Connect provider.
   *
   * @param issuer exactly as it stands in its tokens
   * @param audience that its tokens must name: this deployment
   * @param keys its published keys (JWKS), at a {@code file:} or {@code https:} address
   * @param rolesClaim a list of role words; others in it grant nothing
   * @param tenant of all its callers
   * @param authorities certificates, as PEM, that alone are trusted at an {@code https:} address of
   *     keys; absent for those of the JDK
   */
  public record OpenId(
      @NotBlank String issuer,
      @NotBlank String audience,
      URI keys,
      @NotBlank @DefaultValue("roles") String rolesClaim,
      @NotBlank @DefaultValue("t-default") String tenant,
      @Nullable Path authorities) {}
}
