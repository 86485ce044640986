package io.throughline.inference.detection.forgery;

import io.throughline.inference.detection.face.Affine;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.Patch;
import io.throughline.inference.media.Frame;
import java.util.Optional;

/**
 * The piece of a picture that the forgery model sees: 1.04 times the square of the face box.
 *
 * @param pixels [3, 128, 128] RGB, (x - 127) / 128
 * @param faceHeight pixels of the picture
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one look, never compared
record FaceCrop(float[] pixels, double faceHeight) {
  static final int SIDE = 128;
  private static final double CONTEXT = 1.04;

  /** A pixel of the crop is the mean of so many by so many of a large face. */
  private static final int MOST_FOLD = 6;

  private static final float OFFSET = 127;
  private static final float SCALE = 1 / 128f;

  /** Smaller faces have lost what a forgery leaves. */
  private static final double SMALLEST_FACE = 60;

  /** Mean luma under which noise outweighs the face. */
  private static final double DARKEST = 30;

  /** Detail at one pixel as a share of that at four; nearly all blurred faces lie below. */
  private static final double LEAST_FOCUS = 0.08;

  private static final int COARSE = 4;

  /** Steps to the right, down and along both diagonals. */
  private static final int[][] WAYS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};

  static FaceCrop of(Frame frame, FaceBox face) {
    FaceBox around = face.square().enlarged(CONTEXT, frame.width(), frame.height());
    int fold = (int) Math.clamp(Math.rint(around.width() / SIDE), 1, MOST_FOLD);
    int fine = SIDE * fold;
    Patch patch = new Patch(fine, fine, Patch.Channels.RGB, OFFSET, SCALE);
    float[] pixels = patch.cut(frame, Affine.onto(around, fine, fine));
    return new FaceCrop(fold == 1 ? pixels : folded(pixels, fold), face.height());
  }

  private static float[] folded(float[] fine, int fold) {
    float[] out = new float[3 * SIDE * SIDE];
    int width = SIDE * fold;
    for (int row = 0; row < 3 * width; row++) {
      for (int column = 0; column < width; column++) {
        out[row / fold * SIDE + column / fold] += fine[row * width + column];
      }
    }
    for (int i = 0; i < out.length; i++) {
      out[i] /= fold * fold;
    }
    return out;
  }

  /** Why the model cannot tell anything of this face, dotted and stable. */
  Optional<String> weakness() {
    if (faceHeight < SMALLEST_FACE) {
      return Optional.of("face-forgery.face-too-small");
    }
    float[] luma = luma();
    if (brightness(luma) < DARKEST) {
      return Optional.of("face-forgery.too-dark");
    }
    return focus(luma) < LEAST_FOCUS ? Optional.of("face-forgery.blurred") : Optional.empty();
  }

  /** ITU-R BT.601 luma of the middle half of the crop, 0 to 255. */
  private float[] luma() {
    int half = SIDE / 2;
    int plane = SIDE * SIDE;
    float[] out = new float[half * half];
    for (int y = 0; y < half; y++) {
      for (int x = 0; x < half; x++) {
        int at = (y + half / 2) * SIDE + x + half / 2;
        float sum =
            0.299f * pixels[at] + 0.587f * pixels[plane + at] + 0.114f * pixels[2 * plane + at];
        out[y * half + x] = sum / SCALE + OFFSET;
      }
    }
    return out;
  }

  private static double brightness(float[] luma) {
    double sum = 0;
    for (float value : luma) {
      sum += value;
    }
    return sum / luma.length;
  }

  /**
   * How much of the difference between pixels four apart is there between neighbours, along the way
   * where that is least: 0 to about 0.3. Blur of any kind lowers it, motion along its own way.
   */
  private static double focus(float[] luma) {
    double least = Double.MAX_VALUE;
    for (int[] way : WAYS) {
      double coarse = difference(luma, COARSE * way[0], COARSE * way[1]);
      least = Math.min(least, difference(luma, way[0], way[1]) / Math.max(1e-3, coarse));
    }
    return least;
  }

  /** Mean square of the difference of pixels that far apart. */
  private static double difference(float[] luma, int right, int down) {
    int half = SIDE / 2;
    double sum = 0;
    for (int y = Math.max(0, -down); y < Math.min(half, half - down); y++) {
      for (int x = 0; x < half - right; x++) {
        double apart = luma[(y + down) * half + x + right] - luma[y * half + x];
        sum += apart * apart;
      }
    }
    return sum / ((half - Math.abs(down)) * (half - right));
  }
}
