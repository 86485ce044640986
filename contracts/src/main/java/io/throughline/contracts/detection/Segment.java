package io.throughline.contracts.detection;

/**
 * A stretch of a recording.
 *
 * @param from seconds from the start
 * @param to seconds from the start, not before {@code from}
 * @param probability that the stretch is what the finding suspects, 0 to 1
 */
public record Segment(double from, double to, double probability) {
  public Segment {
    if (!(from >= 0 && to >= from && probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("not a segment");
    }
  }
}
