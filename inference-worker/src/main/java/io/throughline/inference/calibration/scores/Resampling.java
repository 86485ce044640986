package io.throughline.inference.calibration.scores;

import io.throughline.inference.continuity.SimilarityCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Figures with their 95 % intervals, found by drawing people, not pairs, again and again. */
public final class Resampling {
  private static final int DRAWINGS = 200;
  private static final long SEED = 20261122;

  private Resampling() {}

  /** One figure with its 95 % interval. */
  public record Figure(String name, double value, double low, double high) {}

  /** All figures of {@link Metrics}. */
  public static List<Figure> figures(Scores scores, SimilarityCurve curve) {
    int[] once = new int[scores.people()];
    Arrays.fill(once, 1);
    double[] values = Metrics.of(scores, curve, once).values();
    double[][] drawn = new double[DRAWINGS][];
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWINGS; i++) {
      int[] weights = new int[scores.people()];
      for (int draw = 0; draw < weights.length; draw++) {
        weights[random.nextInt(weights.length)]++;
      }
      drawn[i] = Metrics.of(scores, curve, weights).values();
    }
    List<Figure> figures = new ArrayList<>();
    for (int figure = 0; figure < values.length; figure++) {
      int at = figure;
      double[] sorted = Arrays.stream(drawn).mapToDouble(row -> row[at]).sorted().toArray();
      figures.add(
          new Figure(
              Metrics.NAMES.get(figure),
              values[figure],
              sorted[(int) (DRAWINGS * 0.025)],
              sorted[(int) (DRAWINGS * 0.975)]));
    }
    return figures;
  }
}
