package io.throughline.server.engine.process;

import java.time.Duration;

/** Waits twice as long after each failed start, up to a bound. */
public record Backoff(Duration first, Duration most) {
  private static final int MOST_DOUBLINGS = 20;

  /** Half a second at first, half a minute at most. */
  public static Backoff standard() {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
  }

  /**
   * The wait before the next start.
   *
   * @param failures in a row, 1 or more
   */
  public Duration delay(int failures) {
    Duration delay = first.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS));
    return delay.compareTo(most) < 0 ? delay : most;
  }
}
