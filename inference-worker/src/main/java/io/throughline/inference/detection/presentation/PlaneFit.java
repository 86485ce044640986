package io.throughline.inference.detection.presentation;

/** The affine map that brings points nearest to others, by least squares. */
final class PlaneFit {
  /** Below this the points lie on a line, and nothing is moved. */
  private static final double FLAT = 1e-9;

  private PlaneFit() {}

  /**
   * The points as the map puts them.
   *
   * @param points x and y in turns
   * @param target as many
   */
  static double[] onto(double[] points, double[] target) {
    int count = points.length / 2;
    double[] from = middle(points);
    double[] to = middle(target);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double[] mixed = new double[4];
    for (int i = 0; i < count; i++) {
      double x = points[2 * i] - from[0];
      double y = points[2 * i + 1] - from[1];
      double u = target[2 * i] - to[0];
      double v = target[2 * i + 1] - to[1];
      xx += x * x;
      xy += x * y;
      yy += y * y;
      mixed[0] += x * u;
      mixed[1] += y * u;
      mixed[2] += x * v;
      mixed[3] += y * v;
    }
    double determinant = xx * yy - xy * xy;
    if (determinant <= FLAT * (xx + yy) * (xx + yy)) {
      return points.clone();
    }
    double[] across = solved(xx, xy, yy, mixed[0], mixed[1], determinant);
    double[] down = solved(xx, xy, yy, mixed[2], mixed[3], determinant);
    double[] out = new double[points.length];
    for (int i = 0; i < count; i++) {
      double x = points[2 * i] - from[0];
      double y = points[2 * i + 1] - from[1];
      out[2 * i] = to[0] + across[0] * x + across[1] * y;
      out[2 * i + 1] = to[1] + down[0] * x + down[1] * y;
    }
    return out;
  }

  private static double[] solved(
      double xx, double xy, double yy, double first, double second, double determinant) {
    return new double[] {
      (yy * first - xy * second) / determinant, (xx * second - xy * first) / determinant
    };
  }

  private static double[] middle(double[] points) {
    double[] middle = new double[2];
    for (int i = 0; i < points.length; i++) {
      middle[i % 2] += 2 * points[i] / points.length;
    }
    return middle;
  }
}
