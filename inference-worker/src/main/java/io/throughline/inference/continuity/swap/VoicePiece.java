package io.throughline.inference.continuity.swap;

import io.throughline.contracts.detection.Segment;
import java.util.List;

/** A few seconds of speech. */
public final class VoicePiece {
  private final List<Segment> when;
  private final double seconds;
  private final float[] embedding;

  /**
   * A piece.
   *
   * @param when it was spoken, at least one stretch
   * @param seconds of speech, positive
   * @param embedding L2-normalised; kept without a copy
   */
  public VoicePiece(List<Segment> when, double seconds, float[] embedding) {
    this.when = List.copyOf(when);
    this.seconds = seconds;
    this.embedding = embedding;
  }

  List<Segment> when() {
    return when;
  }

  double seconds() {
    return seconds;
  }

  float[] embedding() {
    return embedding;
  }
}
