package io.throughline.inference.calibration.curves;

import java.util.List;

/**
 * A line from scores to the logarithm of the likelihood ratio forged : genuine, by logistic
 * regression in which both labels weigh the same. The targets are drawn in as Platt (1999) does, so
 * that scores which separate perfectly still give a finite slope.
 */
record LogisticLine(double intercept, double slope) {
  private static final int STEPS = 100;
  private static final double SMALL = 1e-9;

  /** Fits the line; both labels must be there. */
  static LogisticLine of(List<Scored> scored) {
    double middle = scored.stream().mapToDouble(Scored::score).average().orElseThrow();
    double scale =
        Math.sqrt(
            scored.stream()
                    .mapToDouble(one -> (one.score() - middle) * (one.score() - middle))
                    .sum()
                / scored.size());
    if (!(scale > SMALL)) {
      return new LogisticLine(0, 0);
    }
    double forged = scored.stream().filter(Scored::forged).count();
    double[] line = descended(scored, forged, new double[] {middle, scale});
    return new LogisticLine(line[0] - line[1] * middle / scale, line[1] / scale);
  }

  /** Newton's method on the standardised scores. */
  private static double[] descended(List<Scored> scored, double forged, double[] standard) {
    double genuine = scored.size() - forged;
    double[] line = {0, 0};
    for (int step = 0; step < STEPS; step++) {
      double[] sums = new double[5];
      for (Scored one : scored) {
        double x = (one.score() - standard[0]) / standard[1];
        double claim = 1 / (1 + Math.exp(-line[0] - line[1] * x));
        double weight = one.forged() ? 0.5 / forged : 0.5 / genuine;
        double target = one.forged() ? (forged + 1) / (forged + 2) : 1 / (genuine + 2);
        double curve = weight * Math.max(claim * (1 - claim), SMALL);
        sums[0] += weight * (claim - target);
        sums[1] += weight * (claim - target) * x;
        sums[2] += curve;
        sums[3] += curve * x;
        sums[4] += curve * x * x;
      }
      double determinant = Math.max(sums[2] * sums[4] - sums[3] * sums[3], SMALL * SMALL);
      double a = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      double b = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      double most = Math.max(1, Math.max(Math.abs(a), Math.abs(b)) / 2);
      line[0] -= a / most;
      line[1] -= b / most;
      if (Math.abs(a) + Math.abs(b) < SMALL) {
        break;
      }
    }
    return line;
  }

  double at(double score) {
    return intercept + slope * score;
  }

  /** The same, flatter. */
  LogisticLine times(double factor) {
    return new LogisticLine(intercept * factor, slope * factor);
  }
}
