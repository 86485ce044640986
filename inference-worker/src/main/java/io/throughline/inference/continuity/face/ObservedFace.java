package io.throughline.inference.continuity.face;

import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.continuity.face.embedding.AlignedFace;
import io.throughline.inference.continuity.swap.Backdrop;
import io.throughline.inference.continuity.swap.SeatFace;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.FaceQuality;
import io.throughline.inference.detection.face.Landmarks;
import io.throughline.inference.media.Frame;
import java.util.Optional;

/** One face in one sampled frame. */
public final class ObservedFace {
  private final Moment moment;
  private final FaceBox box;
  private final Landmarks landmarks;
  private final FaceQuality quality;
  private final Optional<Looks> looks;

  ObservedFace(
      Moment moment, FaceBox box, Landmarks landmarks, FaceQuality quality, Optional<Looks> looks) {
    this.moment = moment;
    this.box = box;
    this.landmarks = landmarks;
    this.quality = quality;
    this.looks = looks;
  }

  /**
   * When a face was seen.
   *
   * @param frame index of the sampled frame
   * @param seconds from the start of the recording
   * @param width of the frame in pixels
   * @param height of the frame in pixels
   * @param backdrop of the frame
   */
  record Moment(int frame, double seconds, int width, int height, Backdrop backdrop) {
    static Moment of(Frame frame) {
      return new Moment(
          frame.index(), frame.seconds(), frame.width(), frame.height(), Backdrop.of(frame));
    }
  }

  /** What the models made of a face that is good enough to be used. */
  static final class Looks {
    private final float[] embedding;
    private Optional<AlignedFace> picture;

    Looks(float[] embedding, AlignedFace picture) {
      this.embedding = embedding;
      this.picture = Optional.of(picture);
    }
  }

  int frame() {
    return moment.frame();
  }

  double seconds() {
    return moment.seconds();
  }

  FaceBox box() {
    return box;
  }

  FaceQuality quality() {
    return quality;
  }

  /** The face as detectors see it. */
  public Sighting sighting() {
    return new Sighting(moment.frame(), moment.seconds(), box, landmarks, quality.value());
  }

  /** The face as one in the subject's place; of a usable face only. */
  SeatFace inSeat() {
    return new SeatFace(moment.seconds(), quality.value(), box, embedding(), moment.backdrop());
  }

  boolean usable() {
    return looks.isPresent();
  }

  /** [512], L2-normalised; of a usable face only. */
  float[] embedding() {
    return looks.orElseThrow().embedding;
  }

  /** The face itself, which is held until it is placed; of a usable face only. */
  AlignedFace picture() {
    return looks.orElseThrow().picture.orElseThrow();
  }

  /** Lets go of the picture: a recording has thousands. */
  void forgetPicture() {
    looks.ifPresent(known -> known.picture = Optional.empty());
  }

  /** How near the face is to the middle of the picture: 1 there, 0 in a corner. */
  double centred() {
    double x = (box.left() + box.right()) / moment.width() - 1;
    double y = (box.top() + box.bottom()) / moment.height() - 1;
    return Math.clamp(1 - Math.hypot(x, y) / Math.sqrt(2), 0, 1);
  }

  /** How far the lips are apart, in eye distances; of a usable face only. */
  double mouth() {
    return landmarks.mouth();
  }

  /** How far the tip of the nose moved since another face, in eye distances; of usable faces. */
  double moved(ObservedFace before) {
    Landmarks.Point here = landmarks.nose();
    Landmarks.Point there = before.landmarks.nose();
    return Math.hypot(here.x() - there.x(), here.y() - there.y())
        / Math.max(1, quality.eyeDistance());
  }

  /** Whether the middle of the face lies in that part of the picture. */
  boolean within(SubjectHint.Tile tile) {
    return tile.holds(
        (box.left() + box.right()) / 2 / moment.width(),
        (box.top() + box.bottom()) / 2 / moment.height());
  }
}
