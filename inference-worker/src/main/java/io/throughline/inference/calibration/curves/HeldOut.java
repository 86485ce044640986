package io.throughline.inference.calibration.curves;

import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.calibration.scores.CalibrationError;
import io.throughline.inference.calibration.scores.Resampling;
import io.throughline.inference.calibration.scores.Resampling.Interval;
import io.throughline.inference.detection.examination.ScoreCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a fit is worth on people that it has not seen: each tenth of the people is told by a curve
 * of the others.
 *
 * @param falseAlarms share of genuine files that are suspicious
 * @param detected share of forged files that are suspicious
 * @param misses share of forged files that are called genuine
 * @param ece expected calibration error at even priors, of all files, told or not
 */
record HeldOut(Interval falseAlarms, Interval detected, Interval misses, Interval ece) {
  private static final int FOLDS = 10;

  private record Told(Scored of, double llr, FindingOutcome outcome) {}

  /** Cross-validates; people of a fold whose others cannot be fitted count as not told. */
  static HeldOut of(List<Scored> scored, CurveFit.Asked asked) {
    List<String> people = List.copyOf(new TreeSet<>(scored.stream().map(Scored::person).toList()));
    List<List<Told>> byPerson = new ArrayList<>();
    people.forEach(_ -> byPerson.add(new ArrayList<>()));
    for (int fold = 0; fold < FOLDS; fold++) {
      int own = fold;
      Optional<ScoreCurve> curve =
          fitted(
              scored.stream().filter(one -> people.indexOf(one.person()) % FOLDS != own).toList(),
              asked);
      for (int person = fold; person < people.size(); person += FOLDS) {
        String name = people.get(person);
        List<Told> told = byPerson.get(person);
        scored.stream()
            .filter(one -> one.person().equals(name))
            .forEach(one -> told.add(told(one, curve)));
      }
    }
    List<Interval> found =
        Resampling.intervals(people.size(), weights -> measured(byPerson, weights));
    return new HeldOut(
        found.get(0).ofShare(CurveFit.people(scored, false)),
        found.get(1).ofShare(CurveFit.people(scored, true)),
        found.get(2).ofShare(CurveFit.people(scored, true)),
        found.get(3));
  }

  private static Optional<ScoreCurve> fitted(List<Scored> others, CurveFit.Asked asked) {
    boolean both = CurveFit.people(others, true) > 0 && CurveFit.people(others, false) > 0;
    return both ? CurveFit.of(others, asked).map(CurveFit::curve) : Optional.empty();
  }

  private static Told told(Scored one, Optional<ScoreCurve> curve) {
    double llr = curve.map(line -> line.llr(one.score())).orElse(0.0);
    return new Told(
        one, llr, curve.map(line -> line.outcome(llr)).orElse(FindingOutcome.INCONCLUSIVE));
  }

  private static double[] measured(List<List<Told>> byPerson, int[] weights) {
    double[] counts = new double[5];
    for (int i = 0; i < weights.length; i++) {
      for (Told told : byPerson.get(i)) {
        boolean forged = told.of().forged();
        counts[forged ? 0 : 1] += weights[i];
        if (told.outcome() == FindingOutcome.SUSPICIOUS) {
          counts[forged ? 3 : 2] += weights[i];
        } else if (forged && told.outcome() == FindingOutcome.GENUINE) {
          counts[4] += weights[i];
        }
      }
    }
    CalibrationError error = new CalibrationError();
    for (int i = 0; i < weights.length; i++) {
      for (Told told : byPerson.get(i)) {
        double weight = weights[i] / (told.of().forged() ? counts[0] : counts[1]) / 2;
        error.add(
            ScoreCurve.probability(told.llr()),
            told.of().forged() ? weight : 0,
            told.of().forged() ? 0 : weight);
      }
    }
    return new double[] {
      counts[2] / counts[1],
      counts[3] / counts[0],
      counts[4] / counts[0],
      counts[0] * counts[1] == 0 ? Double.NaN : error.value()
    };
  }
}
