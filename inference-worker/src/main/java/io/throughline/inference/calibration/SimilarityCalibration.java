package io.throughline.inference.calibration;

import com.google.errorprone.annotations.FormatMethod;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.scores.DensityFit;
import io.throughline.inference.calibration.scores.Metrics;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Scores;
import io.throughline.inference.continuity.SimilarityCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/** Fits a curve on every second person and measures it on the others. */
final class SimilarityCalibration {
  private static final int RESAMPLINGS = 200;
  private static final long SEED = 20261122;
  private static final List<String> FIGURES =
      List.of(
          "auc",
          "eer",
          "fnmrAtFmr1e2",
          "fnmrAtFmr1e3",
          "fnmrAtFmr1e4",
          "cllr",
          "falseSame",
          "falseDifferent",
          "unknownGenuine",
          "unknownImpostor");

  private final ModelRef model;
  private final Demands demands;
  private final StringBuilder yaml = new StringBuilder();

  SimilarityCalibration(ModelRef model, Demands demands) {
    this.model = model;
    this.demands = demands;
  }

  /**
   * What a verdict takes.
   *
   * @param odds likelihood ratio from which two captures are the same, or its inverse different
   * @param lowestQuality of a capture, 0 to 1
   * @param leastAmount frames, or seconds of speech
   */
  record Demands(double odds, double lowestQuality, double leastAmount) {}

  /** Fits, and writes the curve and what it is worth as YAML. */
  String run(List<Sample> samples) {
    List<String> people =
        List.copyOf(new TreeSet<>(samples.stream().map(Sample::identity).toList()));
    Scores fit = Scores.of(half(samples, people, 0));
    SimilarityCurve curve = curve(fit);
    line("curve:");
    line("  model: {name: %s, version: %s}", model.name(), model.version());
    line("  bound: %.4f", curve.bound());
    line("  same: %.4f", curve.same());
    line("  different: %.4f", curve.different());
    line("  lowestQuality: %.2f", curve.lowestQuality());
    line("  leastAmount: %.2f", curve.leastAmount());
    line("  knots:");
    curve.knots().forEach(k -> line("    - {cosine: %.2f, llr: %.4f}", k.cosine(), k.llr()));
    line("fittedOn: %s", counts(fit));
    List<Sample> rest = half(samples, people, 1);
    measure("unseenPeople", rest, curve);
    if (rest.stream().anyMatch(Sample::degraded)) {
      measure("unseenPeopleUndegraded", rest.stream().filter(s -> !s.degraded()).toList(), curve);
    }
    return yaml.toString();
  }

  private SimilarityCurve curve(Scores fit) {
    double decision = Math.log(demands.odds());
    return new SimilarityCurve(
        model,
        DensityFit.of(fit),
        Math.log(fit.people()),
        decision,
        -decision,
        demands.lowestQuality(),
        demands.leastAmount());
  }

  /** Appends the figures of a set of samples, each with its 95 % interval over people. */
  void measure(String name, List<Sample> samples, SimilarityCurve curve) {
    Scores scores = Scores.of(samples);
    int[] once = new int[scores.people()];
    Arrays.fill(once, 1);
    double[] values = Metrics.of(scores, curve, once).values();
    double[][] resampled = new double[RESAMPLINGS][];
    Random random = new Random(SEED);
    for (int i = 0; i < RESAMPLINGS; i++) {
      int[] weights = new int[scores.people()];
      for (int draw = 0; draw < weights.length; draw++) {
        weights[random.nextInt(weights.length)]++;
      }
      resampled[i] = Metrics.of(scores, curve, weights).values();
    }
    line("%s:", name);
    line("  counts: %s", counts(scores));
    for (int figure = 0; figure < values.length; figure++) {
      int at = figure;
      double[] sorted = Arrays.stream(resampled).mapToDouble(r -> r[at]).sorted().toArray();
      line(
          "  %s: {value: %.5f, low: %.5f, high: %.5f}",
          FIGURES.get(figure),
          values[figure],
          sorted[(int) (RESAMPLINGS * 0.025)],
          sorted[(int) (RESAMPLINGS * 0.975)]);
    }
  }

  private static String counts(Scores scores) {
    return String.format(
        Locale.ROOT,
        "{people: %d, genuinePairs: %d, impostorPairs: %d}",
        scores.people(),
        scores.genuine().size(),
        scores.impostor().size());
  }

  private static List<Sample> half(List<Sample> samples, List<String> people, int which) {
    return samples.stream()
        .filter(sample -> people.indexOf(sample.identity()) % 2 == which)
        .toList();
  }

  @FormatMethod
  private void line(String format, Object... values) {
    yaml.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
