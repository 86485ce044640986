package io.throughline.inference.onnx.session;

import java.time.Duration;

/**
 * How requests to one model are joined.
 *
 * @param mostRows rows of one batch
 * @param longestDelay how long the first request of a batch waits for others
 * @param mostWaiting requests that wait; a further one keeps its sender until there is room
 */
public record Batching(int mostRows, Duration longestDelay, int mostWaiting) {
  /** Sixteen rows, four milliseconds, 256 requests. */
  public static final Batching STANDARD = new Batching(16, Duration.ofMillis(4), 256);

  public Batching {
    if (mostRows < 1 || mostWaiting < 1 || longestDelay.isNegative()) {
      throw new IllegalArgumentException("not a batching");
    }
  }
}
