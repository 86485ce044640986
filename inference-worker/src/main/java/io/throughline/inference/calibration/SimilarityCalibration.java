package io.throughline.inference.calibration;

import com.google.errorprone.annotations.FormatMethod;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.scores.DensityFit;
import io.throughline.inference.calibration.scores.Resampling;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Scores;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fits a curve on every second person and measures it on the others. */
final class SimilarityCalibration {
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

  /** Fits all pairs of samples, and writes the curve and what it is worth as YAML. */
  String run(List<Sample> samples) {
    SimilarityCurve curve = fit("curve", halves(samples), Scores::of);
    List<Sample> rest = halves(samples).get(1);
    if (rest.stream().anyMatch(sample -> sample.condition().degraded())) {
      List<Sample> plain = rest.stream().filter(s -> !s.condition().degraded()).toList();
      measure("unseenPeopleUndegraded", Scores.of(plain), curve);
    }
    return yaml.toString();
  }

  /** The same, and in addition the curves of telephone lines. */
  String runWithTelephones(List<Sample> samples) {
    run(samples.stream().filter(SimilarityCalibration::direct).toList());
    List<List<Sample>> halves = halves(samples);
    fit("mixedCurve", halves, SimilarityCalibration::mixed);
    fit("telephoneCurve", halves, all -> Scores.of(telephone(all)));
    return yaml.toString();
  }

  private static Scores mixed(List<Sample> all) {
    return Scores.between(
        all.stream().filter(SimilarityCalibration::direct).toList(), telephone(all));
  }

  private static List<Sample> telephone(List<Sample> all) {
    return all.stream().filter(sample -> !direct(sample)).toList();
  }

  private static boolean direct(Sample sample) {
    return sample.condition().line() == Sample.Line.DIRECT;
  }

  private SimilarityCurve fit(
      String name, List<List<Sample>> halves, Function<List<Sample>, Scores> pairs) {
    Scores fit = pairs.apply(halves.get(0));
    SimilarityCurve curve = curve(fit);
    line("%s:", name);
    line("  model: {name: %s, version: %s}", model.name(), model.version());
    line("  bound: %.4f", curve.bound());
    line("  same: %.4f", curve.same());
    line("  different: %.4f", curve.different());
    line("  lowestQuality: %.2f", curve.lowestQuality());
    line("  leastAmount: %.2f", curve.leastAmount());
    line("  knots:");
    curve.knots().forEach(k -> line("    - {cosine: %.2f, llr: %.4f}", k.cosine(), k.llr()));
    String suffix =
        name.equals("curve")
            ? ""
            : "Of" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    line("fittedOn%s: %s", suffix, counts(fit));
    measure("unseenPeople" + suffix, pairs.apply(halves.get(1)), curve);
    return curve;
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

  /** Appends the figures of a set of pairs, each with its 95 % interval over people. */
  private void measure(String name, Scores scores, SimilarityCurve curve) {
    line("%s:", name);
    line("  counts: %s", counts(scores));
    for (Resampling.Figure figure : Resampling.figures(scores, curve)) {
      line(
          "  %s: {value: %.5f, low: %.5f, high: %.5f}",
          figure.name(), figure.value(), figure.low(), figure.high());
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

  /** Every second person, and the others. */
  private static List<List<Sample>> halves(List<Sample> samples) {
    List<String> people =
        List.copyOf(new TreeSet<>(samples.stream().map(Sample::identity).toList()));
    Map<Boolean, List<Sample>> halves =
        samples.stream()
            .collect(Collectors.partitioningBy(s -> people.indexOf(s.identity()) % 2 == 0));
    return List.of(halves.getOrDefault(true, List.of()), halves.getOrDefault(false, List.of()));
  }

  @FormatMethod
  private void line(String format, Object... values) {
    yaml.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
