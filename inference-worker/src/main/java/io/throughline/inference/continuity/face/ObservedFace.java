package io.throughline.inference.continuity.face;

import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.FaceQuality;
import java.util.Optional;

/** One face in one sampled frame. */
public final class ObservedFace {
  private final int frame;
  private final double seconds;
  private final FaceBox box;
  private final FaceQuality quality;
  private final Optional<Looks> looks;

  ObservedFace(Moment moment, FaceBox box, FaceQuality quality, Optional<Looks> looks) {
    this.frame = moment.frame();
    this.seconds = moment.seconds();
    this.box = box;
    this.quality = quality;
    this.looks = looks;
  }

  /**
   * When a face was seen.
   *
   * @param frame index of the sampled frame
   * @param seconds from the start of the recording
   */
  record Moment(int frame, double seconds) {}

  /** What the models made of a face that is good enough to be used. */
  static final class Looks {
    private final float[] embedding;
    private final double live;

    Looks(float[] embedding, double live) {
      this.embedding = embedding;
      this.live = live;
    }
  }

  int frame() {
    return frame;
  }

  double seconds() {
    return seconds;
  }

  FaceBox box() {
    return box;
  }

  FaceQuality quality() {
    return quality;
  }

  boolean usable() {
    return looks.isPresent();
  }

  /** [512], L2-normalised; of a usable face only. */
  float[] embedding() {
    return looks.orElseThrow().embedding;
  }

  /** Uncalibrated score of a live face, 0 to 1; of a usable face only. */
  double live() {
    return looks.orElseThrow().live;
  }
}
