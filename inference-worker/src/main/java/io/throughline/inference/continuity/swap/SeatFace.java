package io.throughline.inference.continuity.swap;

import io.throughline.inference.detection.face.FaceBox;

/** A usable face in the subject's place, whoever's it is. */
public final class SeatFace {
  private final double seconds;
  private final double quality;
  private final FaceBox box;
  private final float[] embedding;
  private final Backdrop backdrop;

  /**
   * A face.
   *
   * @param seconds from the start of the recording
   * @param quality above 0, to 1
   * @param embedding L2-normalised; kept without a copy
   */
  public SeatFace(double seconds, double quality, FaceBox box, float[] embedding, Backdrop behind) {
    this.seconds = seconds;
    this.quality = quality;
    this.box = box;
    this.embedding = embedding;
    this.backdrop = behind;
  }

  double seconds() {
    return seconds;
  }

  double quality() {
    return quality;
  }

  float[] embedding() {
    return embedding;
  }

  /** Whether this face is about where another one was: a head's height away at most. */
  boolean near(SeatFace other) {
    double across = box.left() + box.right() - other.box.left() - other.box.right();
    double down = box.top() + box.bottom() - other.box.top() - other.box.bottom();
    return Math.hypot(across, down) / 2 <= Math.max(box.height(), other.box.height());
  }

  /** Whether both were surely seen before the same backdrop. */
  boolean sameBackdrop(SeatFace other) {
    return backdrop.same(box, other.backdrop, other.box).orElse(false);
  }
}
