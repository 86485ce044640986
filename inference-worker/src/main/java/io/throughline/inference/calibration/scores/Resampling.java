package io.throughline.inference.calibration.scores;

import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Figures with their 95 % intervals, found by drawing people, not files, again and again. */
public final class Resampling {
  private static final int DRAWINGS = 300;
  private static final long SEED = 20261122;

  /** Standard deviations that 95 % of a normal distribution keep within. */
  private static final double WIDTH = 1.96;

  private Resampling() {}

  /** A figure with its 95 % interval; NaN where nothing could be counted. */
  public record Interval(double value, double low, double high) {
    /**
     * The same of a share. Where drawing finds none or all each time, it finds no width: Wilson's
     * interval stands instead.
     */
    public Interval ofShare(int people) {
      if (!Double.isFinite(value) || high > low || people == 0) {
        return this;
      }
      double square = WIDTH * WIDTH / people;
      double middle = (value + square / 2) / (1 + square);
      double half = Math.sqrt(value * (1 - value) * square + square * square / 4) / (1 + square);
      return new Interval(value, Math.max(0, middle - half), Math.min(1, middle + half));
    }
  }

  /** One figure with its name. */
  public record Figure(String name, double value, double low, double high) {}

  /**
   * Intervals of several figures at once.
   *
   * @param people how many are drawn from
   * @param measure from how often each of them counts to the figures
   */
  public static List<Interval> intervals(int people, Function<int[], double[]> measure) {
    int[] once = new int[people];
    Arrays.fill(once, 1);
    double[] values = measure.apply(once);
    double[][] drawn = new double[people == 0 ? 0 : DRAWINGS][];
    Random random = new Random(SEED);
    for (int i = 0; i < drawn.length; i++) {
      int[] weights = new int[people];
      for (int draw = 0; draw < people; draw++) {
        weights[random.nextInt(people)]++;
      }
      drawn[i] = measure.apply(weights);
    }
    List<Interval> intervals = new ArrayList<>();
    for (int figure = 0; figure < values.length; figure++) {
      int at = figure;
      intervals.add(
          interval(values[at], Arrays.stream(drawn).mapToDouble(row -> row[at]).toArray()));
    }
    return intervals;
  }

  private static Interval interval(double value, double[] drawn) {
    double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0
        ? new Interval(value, Double.NaN, Double.NaN)
        : new Interval(
            value, sorted[(int) (0.025 * sorted.length)], sorted[(int) (0.975 * sorted.length)]);
  }

  /** All figures of {@link Metrics}. */
  public static List<Figure> figures(Scores scores, SimilarityCurve curve) {
    List<Interval> intervals =
        intervals(scores.people(), weights -> Metrics.of(scores, curve, weights).values());
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      Interval found = intervals.get(i);
      figures.add(new Figure(Metrics.NAMES.get(i), found.value(), found.low(), found.high()));
    }
    return figures;
  }
}
