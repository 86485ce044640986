package io.throughline.inference.detection.lipsync;

import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.face.Affine;
import io.throughline.inference.detection.face.Landmarks;
import io.throughline.inference.detection.face.Patch;
import io.throughline.inference.media.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches mouths from frame to frame: how far the lips are apart, and how much the pixels around
 * them change. The change is steadier than landmarks, which jitter by about as much as lips move.
 */
final class MouthFollower {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 22;
  private static final Patch MOUTH = new Patch(WIDTH, HEIGHT, Patch.Channels.GREY, 0, 1);

  /** Pixels of the patch by eye distance. */
  private static final double SCALE = 32 / 1.2;

  /** The mouth lies this many eye distances below the eyes. */
  private static final double BELOW = 1.08;

  private static final double NEW_SHARE = 0.6;
  private static final double SAME_FACE = 0.3;
  private static final double PAUSE_SECONDS = 0.2;

  private List<Watched> last = List.of();

  /**
   * A mouth in a frame.
   *
   * @param opening of the inner lips in eye distances
   * @param change natural logarithm of one plus the mean change of grey, 0 to 255, since the frame
   *     before; 0 in the first
   */
  record Mouth(Sighting face, double opening, double change) {}

  /** What is kept of a face until the next frame. */
  private static final class Watched {
    private final Sighting face;
    private final Landmarks.Point left;
    private final Landmarks.Point right;
    private final float[] patch;

    private Watched(Sighting face, Landmarks.Point left, Landmarks.Point right, float[] patch) {
      this.face = face;
      this.left = left;
      this.right = right;
      this.patch = patch;
    }

    private double eyes() {
      return Math.max(1, Math.hypot(right.x() - left.x(), right.y() - left.y()));
    }
  }

  /** The mouths of the next frame. */
  List<Mouth> next(Frame frame, List<Sighting> faces) {
    List<Mouth> mouths = new ArrayList<>();
    List<Watched> seen = new ArrayList<>();
    for (Sighting face : faces) {
      Optional<Watched> before = before(face);
      Watched now = watched(frame, face, before);
      double opening = face.landmarks().mouth() * face.landmarks().eyeDistance() / now.eyes();
      double change = before.map(old -> Math.log1p(change(old.patch, now.patch))).orElse(0.0);
      mouths.add(new Mouth(face, opening, change));
      seen.add(now);
    }
    last = seen;
    return mouths;
  }

  private Optional<Watched> before(Sighting face) {
    return last.stream()
        .filter(old -> face.seconds() - old.face.seconds() <= PAUSE_SECONDS)
        .filter(old -> old.face.box().overlap(face.box()) >= SAME_FACE)
        .findFirst();
  }

  private static Watched watched(Frame frame, Sighting face, Optional<Watched> before) {
    Landmarks.Point left = face.landmarks().leftEye();
    Landmarks.Point right = face.landmarks().rightEye();
    Landmarks.Point steadyLeft = before.map(old -> between(old.left, left)).orElse(left);
    Landmarks.Point steadyRight = before.map(old -> between(old.right, right)).orElse(right);
    return new Watched(
        face, steadyLeft, steadyRight, MOUTH.cut(frame, below(steadyLeft, steadyRight)));
  }

  private static Landmarks.Point between(Landmarks.Point old, Landmarks.Point now) {
    return new Landmarks.Point(
        NEW_SHARE * now.x() + (1 - NEW_SHARE) * old.x(),
        NEW_SHARE * now.y() + (1 - NEW_SHARE) * old.y());
  }

  /** Maps the patch onto the mouth, upright along the line of the eyes. */
  private static Affine below(Landmarks.Point left, Landmarks.Point right) {
    double acrossX = right.x() - left.x();
    double acrossY = right.y() - left.y();
    double middleX = (left.x() + right.x()) / 2 - BELOW * acrossY;
    double middleY = (left.y() + right.y()) / 2 + BELOW * acrossX;
    double xx = acrossX / SCALE;
    double yx = acrossY / SCALE;
    double half = WIDTH / 2.0;
    double up = HEIGHT / 2.0 - 1;
    return new Affine(
        xx, -yx, middleX - half * xx + up * yx, yx, xx, middleY - half * yx - up * xx);
  }

  /** Mean absolute change of grey, without what the light as a whole does. */
  private static double change(float[] before, float[] now) {
    double light = 0;
    for (int i = 0; i < now.length; i++) {
      light += now[i] - before[i];
    }
    light /= now.length;
    double change = 0;
    for (int i = 0; i < now.length; i++) {
      change += Math.abs(now[i] - before[i] - light);
    }
    return change / now.length;
  }
}
