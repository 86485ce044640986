package io.throughline.inference.calibration.curves;

import io.throughline.inference.detection.examination.ScoreCurve;
import java.util.List;
import java.util.Optional;

/**
 * A curve and the two scores that it decides by.
 *
 * @param suspiciousFrom score that at most the asked share of genuine files reaches
 * @param genuineTo score that at most the asked share of forged files stays below
 */
public record CurveFit(ScoreCurve curve, double suspiciousFrom, double genuineTo) {
  /** A file is only called genuine where that is twice as likely. */
  private static final double LEAST_GENUINE = -Math.log(2);

  /**
   * What a threshold may cost.
   *
   * @param falseAlarms share of genuine files that may be called suspicious
   * @param misses share of forged files that may be called genuine
   */
  public record Asked(double falseAlarms, double misses) {}

  /**
   * Fits scores. No ratio is claimed that so few people cannot show: it ends at one in the number
   * of people with genuine files, and likewise below; where the line would pass that at the
   * threshold, it is flattened.
   *
   * @return empty where forged files do not score above genuine ones
   */
  static Optional<CurveFit> of(List<Scored> scored, Asked asked) {
    double suspicious = suspiciousFrom(scored, asked.falseAlarms());
    double genuine = Math.min(genuineTo(scored, asked.misses()), Math.nextDown(suspicious));
    LogisticLine line = LogisticLine.of(scored);
    if (line.slope() <= 0 || line.at(suspicious) <= 0) {
      return Optional.empty();
    }
    double most = Math.log(people(scored, false) + 1.0);
    double least = -Math.log(people(scored, true) + 1.0);
    LogisticLine flat = line.times(Math.min(1, most / line.at(suspicious)));
    double from = Math.min(flat.at(suspicious), most);
    return Optional.of(
        new CurveFit(
            new ScoreCurve(
                flat.intercept(),
                flat.slope(),
                least,
                most,
                from,
                Math.min(flat.at(genuine), LEAST_GENUINE)),
            suspicious,
            genuine));
  }

  private static double suspiciousFrom(List<Scored> scored, double share) {
    double[] genuine = sorted(scored, false);
    double highest = genuine[genuine.length - 1 - (int) (share * genuine.length)];
    double next =
        scored.stream()
            .mapToDouble(Scored::score)
            .filter(score -> score > highest)
            .min()
            .orElse(highest + 1e-3);
    return (highest + next) / 2;
  }

  private static double genuineTo(List<Scored> scored, double share) {
    double[] forged = sorted(scored, true);
    double lowest = forged[(int) (share * forged.length)];
    double before =
        scored.stream()
            .mapToDouble(Scored::score)
            .filter(score -> score < lowest)
            .max()
            .orElse(lowest - 1e-3);
    return (lowest + before) / 2;
  }

  private static double[] sorted(List<Scored> scored, boolean forged) {
    return scored.stream()
        .filter(one -> one.forged() == forged)
        .mapToDouble(Scored::score)
        .sorted()
        .toArray();
  }

  static int people(List<Scored> scored, boolean forged) {
    return (int)
        scored.stream()
            .filter(one -> one.forged() == forged)
            .map(Scored::person)
            .distinct()
            .count();
  }
}
