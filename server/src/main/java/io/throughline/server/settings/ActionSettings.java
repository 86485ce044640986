package io.throughline.server.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where remedies are carried out; a remedy that nobody takes is not applicable.
 *
 * @param automaticPerHour suspensions and limits without a human within an hour, in this deployment
 * @param timeout for one answer of another system
 * @param directory absent if accounts are not reached
 * @param receivers systems of record by a name of one's own; each remedy goes to one of them
 */
public record ActionSettings(
    @Min(0) @Max(10_000) @DefaultValue("10") int automaticPerHour,
    @DefaultValue("10s") Duration timeout,
    @Valid @Nullable Directory directory,
    @Valid Map<String, Receiver> receivers) {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  public ActionSettings {
    receivers = Map.copyOf(Objects.requireNonNullElse(receivers, Map.of()));
    if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("another system answers within 20 seconds");
    }
  }

  /**
   * A directory that speaks SCIM 2.0.
   *
   * @param url of its service, at {@code https:} or on this machine
   * @param tokenFile first line is the bearer token; read anew for each call
   * @param limitedGroup id of the group whose members have the least rights; absent if there is
   *     none
   * @param privilegedGroups ids of the groups whose members may do much, so that two people agree
   *     to their recovery; absent: only the help desk says who they are
   */
  public record Directory(
      URI url,
      Path tokenFile,
      @Nullable String limitedGroup,
      @Nullable List<@NotBlank String> privilegedGroups) {}

  /**
   * A system of record that takes signed events.
   *
   * @param url at {@code https:} or on this machine
   * @param keyFiles first line of each is a signing key; all sign, so that they can be changed
   * @param remedies words, such as {@code hold-offer}
   */
  public record Receiver(
      URI url, @NotEmpty List<Path> keyFiles, @NotEmpty List<@NotBlank String> remedies) {}
}
