package io.throughline.inference.detection.presentation;

import io.throughline.inference.detection.face.FaceBox;
import java.util.Arrays;

/** Straight lines beside a face, as the edge of a screen or of paper makes them. */
final class StraightLines {
  /** Slopes of lines, in pixels aside by pixel along. */
  private static final double SLOPE = 0.025;

  private static final int MOST_SLOPE = 8;

  /** A step of the luma by this much over four pixels is a whole edge. */
  private static final double EDGE = 24;

  private static final int FEWEST_ROWS = 8;

  private StraightLines() {}

  /** How even the strongest line left, right, above and below is, 0 to 1, the largest first. */
  static double[] around(Plane luma, FaceBox face) {
    FaceBox turned =
        new FaceBox(
            /* left= */ face.top(),
            /* top= */ face.left(),
            /* right= */ face.bottom(),
            /* bottom= */ face.right(),
            face.score());
    double[] upright = beside(luma, face);
    double[] level = beside(luma.transposed(), turned);
    double[] all = {-upright[0], -upright[1], -level[0], -level[1]};
    Arrays.sort(all);
    return Arrays.stream(all).map(one -> one == 0 ? 0 : -one).toArray();
  }

  /** The strongest upright lines left and right of the face. */
  private static double[] beside(Plane luma, FaceBox face) {
    int from = Math.max(0, (int) (face.top() - 0.5 * face.height()));
    int to = Math.min(luma.height(), (int) (face.bottom() + 0.5 * face.height()));
    int rows = Math.max(0, (to - from + 1) / 2);
    if (rows < FEWEST_ROWS) {
      return new double[2];
    }
    double[] best = new double[luma.width()];
    double[][] steps = steps(luma, from, rows);
    for (int slope = -MOST_SLOPE; slope <= MOST_SLOPE; slope++) {
      double[] total = along(steps, slope * SLOPE);
      for (int x = 0; x < best.length; x++) {
        best[x] = Math.max(best[x], Math.abs(total[x]) / rows);
      }
    }
    int left = Math.clamp((int) face.left(), 0, best.length);
    int right = Math.clamp(Math.min(best.length, (int) face.right() + 1), 0, best.length);
    return new double[] {
      Arrays.stream(best, 0, left).max().orElse(0),
      Arrays.stream(best, right, best.length).max().orElse(0)
    };
  }

  /** The steps of every second row, -1 to 1. */
  private static double[][] steps(Plane luma, int from, int rows) {
    double[][] steps = new double[rows][luma.width()];
    for (int row = 0; row < rows; row++) {
      int y = from + 2 * row;
      for (int x = 2; x < luma.width() - 2; x++) {
        steps[row][x] = Math.clamp((luma.at(x + 2, y) - luma.at(x - 2, y)) / EDGE, -1, 1);
      }
    }
    return steps;
  }

  private static double[] along(double[][] steps, double slope) {
    int middle = steps.length / 2;
    double[] total = new double[steps[0].length];
    for (int row = 0; row < steps.length; row++) {
      int shift = (int) Math.floor(slope * (2 * (row - middle)) + 0.5);
      for (int x = Math.max(0, -shift); x < Math.min(total.length, total.length - shift); x++) {
        total[x] += steps[row][x + shift];
      }
    }
    return total;
  }
}
