package io.throughline.contracts.continuity.watch;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is watched over.
 *
 * @param length until the watch ends by itself; absent: when it is called off
 * @param atLeast between two sampled re-checks, whatever chance says
 * @param atMost between two sampled re-checks
 * @param zone IANA name of the zone in which the person is said to work
 * @param dayBegins hour from which work is day work there, 0 to 23
 * @param dayEnds hour from which it is night work, 1 to 24, after {@code dayBegins}
 */
public record WatchPlan(
    @Nullable Duration length,
    Duration atLeast,
    Duration atMost,
    String zone,
    int dayBegins,
    int dayEnds) {
  public WatchPlan {
    boolean known;
    try {
      known = ZoneId.of(zone).getId().equals(zone);
    } catch (DateTimeException noZone) {
      known = false;
    }
    if (!known || dayBegins < 0 || dayEnds > 24 || dayEnds <= dayBegins) {
      throw new IllegalArgumentException("a plan has an IANA zone and hours of the day in order");
    }
    if (atLeast.compareTo(Duration.ofDays(1)) < 0 || atMost.compareTo(atLeast) < 0) {
      throw new IllegalArgumentException("re-checks lie a day apart or more");
    }
    if (length != null && (length.isNegative() || length.isZero())) {
      throw new IllegalArgumentException("a watch has a length");
    }
  }

  /** Draws a number from 0 to 1; never call it from workflow code but inside a side effect. */
  public static double chance() {
    return new SecureRandom().nextDouble();
  }

  /** At most one re-check a week, at least one in three; from 6 to 22 o'clock is day. */
  public static WatchPlan standard(String zone) {
    return new WatchPlan(null, Duration.ofDays(7), Duration.ofDays(21), zone, 6, 22);
  }
}
