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
    double[] from = centred(points);
    double[] to = centred(target);
    double xx = product(from, 0, from, 0);
    double xy = product(from, 0, from, 1);
    double yy = product(from, 1, from, 1);
    double determinant = xx * yy - xy * xy;
    if (determinant <= FLAT * (xx + yy) * (xx + yy)) {
      return points.clone();
    }
    double[] out = new double[points.length];
    for (int axis = 0; axis < 2; axis++) {
      double x = product(from, 0, to, axis);
      double y = product(from, 1, to, axis);
      double across = (yy * x - xy * y) / determinant;
      double down = (xx * y - xy * x) / determinant;
      for (int i = axis; i < out.length; i += 2) {
        int at = i - axis;
        out[i] = target[i] - to[i] + across * from[at] + down * from[at + 1];
      }
    }
    return out;
  }

  /** The sum of one coordinate of these times one of those. */
  private static double product(double[] these, int axis, double[] those, int other) {
    double sum = 0;
    for (int i = 0; i < these.length; i += 2) {
      sum += these[i + axis] * those[i + other];
    }
    return sum;
  }

  /** The points around their middle. */
  private static double[] centred(double[] points) {
    double[] middle = new double[2];
    for (int i = 0; i < points.length; i++) {
      middle[i % 2] += 2 * points[i] / points.length;
    }
    double[] centred = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      centred[i] = points[i] - middle[i % 2];
    }
    return centred;
  }
}
