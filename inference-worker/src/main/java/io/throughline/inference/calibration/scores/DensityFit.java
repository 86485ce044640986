package io.throughline.inference.calibration.scores;

import io.throughline.inference.continuity.comparison.SimilarityCurve.Knot;
import java.util.ArrayList;
import java.util.List;

/**
 * The likelihood ratio of a cosine as the ratio of two smoothed densities, genuine over impostor,
 * made monotone. Each person weighs the same in the genuine density, however often he or she was
 * photographed; and each density keeps the share of one more person evenly spread over all cosines,
 * so that what nobody among so many people did is rare but not impossible.
 */
public final class DensityFit {
  /** Distance of the knots; the grid of the densities is five times as fine. */
  private static final double KNOT = 0.05;

  private static final int FINE = 5;
  private static final int GRID = (int) Math.round(2 / KNOT) * FINE + 1;

  private DensityFit() {}

  public static List<Knot> of(Scores scores) {
    double[] weights = personWeights(scores);
    double[] genuine = density(scores, scores.genuine(), weights);
    double[] impostor = density(scores, scores.impostor(), null);
    double[] llr = new double[GRID];
    double[] mass = new double[GRID];
    for (int i = 0; i < GRID; i++) {
      llr[i] = Math.log(genuine[i] / impostor[i]);
      mass[i] = genuine[i] + impostor[i];
    }
    monotone(llr, mass);
    List<Knot> knots = new ArrayList<>();
    for (int i = 0; i < GRID; i += FINE) {
      knots.add(new Knot(Math.round(cosine(i) * 100) / 100.0, llr[i]));
    }
    return knots;
  }

  private static double cosine(int i) {
    return -1 + i * KNOT / FINE;
  }

  private static double[] personWeights(Scores scores) {
    double[] weights = new double[scores.people()];
    scores.genuine().forEach(pair -> weights[pair.first()]++);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weights[i] == 0 ? 0 : 1 / weights[i];
    }
    return weights;
  }

  private static double[] density(
      Scores scores,
      List<Scores.Pair> pairs,
      double @org.jspecify.annotations.Nullable [] weights) {
    double[] counts = new double[GRID];
    double all = 0;
    double sum = 0;
    double squares = 0;
    for (Scores.Pair pair : pairs) {
      double weight = weights == null ? 1 : weights[pair.first()];
      int at = (int) Math.round((pair.cosine() + 1) / KNOT * FINE);
      counts[Math.clamp(at, 0, GRID - 1)] += weight;
      all += weight;
      sum += weight * pair.cosine();
      squares += weight * pair.cosine() * pair.cosine();
    }
    double deviation = Math.sqrt(squares / all - sum / all * (sum / all));
    // Silverman's rule, by people and not by pairs: pairs of one person depend on each other.
    double bandwidth = 1.06 * deviation * Math.pow(scores.people(), -0.2);
    double background = 1.0 / (scores.people() + 1);
    return smoothed(counts, all, bandwidth, background);
  }

  private static double[] smoothed(
      double[] counts, double all, double bandwidth, double background) {
    double[] density = new double[GRID];
    for (int i = 0; i < GRID; i++) {
      double sum = 0;
      for (int j = 0; j < GRID; j++) {
        double z = (i - j) * KNOT / FINE / bandwidth;
        sum += counts[j] * Math.exp(-z * z / 2);
      }
      double kernel = sum / all / (bandwidth * Math.sqrt(2 * Math.PI));
      density[i] = (1 - background) * kernel + background / 2;
    }
    return density;
  }

  /** Pools neighbours that fall into their common mean until nothing falls any more. */
  private static void monotone(double[] values, double[] mass) {
    List<double[]> blocks = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double[] block = {values[i], mass[i], 1};
      while (!blocks.isEmpty() && blocks.getLast()[0] >= block[0]) {
        double[] before = blocks.removeLast();
        double both = before[1] + block[1];
        block =
            new double[] {
              (before[0] * before[1] + block[0] * block[1]) / both, both, before[2] + block[2]
            };
      }
      blocks.add(block);
    }
    int at = 0;
    for (double[] block : blocks) {
      for (int i = 0; i < block[2]; i++) {
        values[at++] = block[0];
      }
    }
  }
}
