package io.throughline.inference.continuity.face.embedding;

import io.throughline.inference.detection.face.Affine;
import io.throughline.inference.detection.face.Landmarks;
import io.throughline.inference.detection.face.Patch;
import io.throughline.inference.media.Frame;
import java.util.List;

/** A face turned upright and scaled so that eyes, nose and mouth lie where embedders want them. */
public final class AlignedFace {
  static final int SIDE = 112;

  /** The five points of the ArcFace template, 112 x 112 pixels (Deng et al., arXiv:1801.07698). */
  private static final List<Landmarks.Point> TEMPLATE =
      List.of(
          new Landmarks.Point(38.2946, 51.6963),
          new Landmarks.Point(73.5318, 51.5014),
          new Landmarks.Point(56.0252, 71.7366),
          new Landmarks.Point(41.5493, 92.3655),
          new Landmarks.Point(70.7299, 92.2041));

  private static final Patch INPUT = new Patch(SIDE, SIDE, Patch.Channels.BGR, 127, 1 / 128f);

  private final float[] bgr;
  private final double[] luma;

  private AlignedFace(float[] bgr) {
    this.bgr = bgr;
    this.luma = luma(bgr);
  }

  /** The face with those five points: eyes, tip of the nose, corners of the mouth. */
  public static AlignedFace of(Frame frame, List<Landmarks.Point> five) {
    return new AlignedFace(INPUT.cut(frame, toFrame(five)));
  }

  /** The level, 0 to 255, of a value in [-1, 1]. */
  static float level(float value) {
    return 127 + 128 * value;
  }

  /** [3, 112, 112] BGR in [-1, 1]. */
  float[] bgr() {
    return bgr;
  }

  /** The same, left and right swapped. */
  float[] mirrored() {
    float[] mirrored = new float[bgr.length];
    for (int row = 0; row < 3 * SIDE; row++) {
      for (int x = 0; x < SIDE; x++) {
        mirrored[row * SIDE + x] = bgr[row * SIDE + SIDE - 1 - x];
      }
    }
    return mirrored;
  }

  /** Mean luma, 0 to 255. */
  public double brightness() {
    double sum = 0;
    for (double value : luma) {
      sum += value;
    }
    return sum / luma.length;
  }

  /** Variance of the Laplacian of the luma; a blurred face has little. */
  public double sharpness() {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int at = y * SIDE + x;
        double curve =
            luma[at - 1] + luma[at + 1] + luma[at - SIDE] + luma[at + SIDE] - 4 * luma[at];
        sum += curve;
        squares += curve * curve;
        count++;
      }
    }
    double mean = sum / count;
    return squares / count - mean * mean;
  }

  private static double[] luma(float[] bgr) {
    int plane = SIDE * SIDE;
    double[] luma = new double[plane];
    for (int at = 0; at < plane; at++) {
      luma[at] =
          127 + 128 * (0.114 * bgr[at] + 0.587 * bgr[plane + at] + 0.299 * bgr[2 * plane + at]);
    }
    return luma;
  }

  /** The similarity (turn, scale, shift) that takes the template nearest to the points. */
  public static Affine toFrame(List<Landmarks.Point> points) {
    double tx = mean(TEMPLATE, true);
    double ty = mean(TEMPLATE, false);
    double px = mean(points, true);
    double py = mean(points, false);
    double size = 0;
    double along = 0;
    double across = 0;
    for (int i = 0; i < TEMPLATE.size(); i++) {
      double u = TEMPLATE.get(i).x() - tx;
      double v = TEMPLATE.get(i).y() - ty;
      double x = points.get(i).x() - px;
      double y = points.get(i).y() - py;
      size += u * u + v * v;
      along += u * x + v * y;
      across += u * y - v * x;
    }
    double cos = along / size;
    double sin = across / size;
    return new Affine(cos, -sin, px - cos * tx + sin * ty, sin, cos, py - sin * tx - cos * ty);
  }

  private static double mean(List<Landmarks.Point> points, boolean horizontal) {
    return points.stream().mapToDouble(p -> horizontal ? p.x() : p.y()).average().orElseThrow();
  }
}
