package io.throughline.contracts.remediation.action;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that policy asks for.
 *
 * @param lasts until its inverse is run; absent if it lasts until somebody takes it back
 */
public record PlannedRemedy(Remedy remedy, @Nullable Duration lasts) {
  /** Nothing is limited for longer than a year without anybody looking at it again. */
  public static final Duration LONGEST = Duration.ofDays(366);

  public PlannedRemedy {
    if (lasts != null && (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException("a remedy lasts up to a year");
    }
    if (lasts != null && remedy.inverse().isEmpty()) {
      throw new IllegalArgumentException("what has no inverse cannot end");
    }
  }

  /** Lasts until somebody takes it back. */
  public static PlannedRemedy of(Remedy remedy) {
    return new PlannedRemedy(remedy, null);
  }
}
