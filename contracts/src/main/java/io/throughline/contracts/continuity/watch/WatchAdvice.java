package io.throughline.contracts.continuity.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What policy wants done about what was reported.
 *
 * @param reasons dotted and stable, most telling first; empty for nothing
 * @param bundleRevision of the policies that decided; absent where none did
 */
public record WatchAdvice(Recheck recheck, List<String> reasons, @Nullable String bundleRevision) {
  public WatchAdvice {
    reasons = List.copyOf(reasons);
  }

  /** Whether a re-check is asked for at this login. */
  public enum Recheck {
    @JsonProperty("none")
    NONE,
    /** Chance wants it. */
    @JsonProperty("sampled")
    SAMPLED,
    /** What was reported wants it. */
    @JsonProperty("warranted")
    WARRANTED
  }
}
