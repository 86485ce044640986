package io.throughline.inference.calibration.detectors;

import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.calibration.scores.CalibrationError;
import io.throughline.inference.calibration.scores.Resampling;
import io.throughline.inference.calibration.scores.Resampling.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rates of one detector; intervals by drawing people again and again.
 *
 * @param auc area under the curve of the scores, those of inconclusive findings included; NaN if
 *     one side is empty
 * @param apcer share of the forged that are called genuine (ISO/IEC 30107-3)
 * @param detected share of the forged that are called suspicious
 * @param bpcer share of the genuine that are called suspicious
 * @param silentForged share of the forged of which nothing is told
 * @param silentGenuine share of the genuine of which nothing is told
 * @param ece expected calibration error of the probabilities claimed, at even priors, in ten bins
 */
record DetectorFigures(
    int genuine,
    int forged,
    Interval auc,
    Interval eer,
    Interval apcer,
    Interval detected,
    Interval bpcer,
    double silentForged,
    double silentGenuine,
    Interval ece) {
  /** The figures of trials that apply. */
  static DetectorFigures of(List<Trial> trials) {
    Map<String, List<Trial>> units = new LinkedHashMap<>();
    trials.forEach(trial -> units.computeIfAbsent(trial.unit(), _ -> new ArrayList<>()).add(trial));
    List<List<Trial>> people = List.copyOf(units.values());
    List<Interval> found =
        Resampling.intervals(people.size(), weights -> measured(drawn(people, weights)));
    List<Trial> forged = of(trials, true);
    List<Trial> genuine = of(trials, false);
    return new DetectorFigures(
        genuine.size(),
        forged.size(),
        found.get(0),
        found.get(1),
        found.get(2).ofShare(people(forged)),
        found.get(3).ofShare(people(forged)),
        found.get(4).ofShare(people(genuine)),
        share(forged, FindingOutcome.INCONCLUSIVE),
        share(genuine, FindingOutcome.INCONCLUSIVE),
        found.get(5));
  }

  private static double[] measured(List<Trial> trials) {
    List<Trial> forged = of(trials, true);
    return new double[] {
      auc(trials),
      eer(trials),
      share(forged, FindingOutcome.GENUINE),
      share(forged, FindingOutcome.SUSPICIOUS),
      share(of(trials, false), FindingOutcome.SUSPICIOUS),
      ece(trials)
    };
  }

  private static List<Trial> of(List<Trial> trials, boolean forged) {
    return trials.stream().filter(trial -> trial.forged() == forged).toList();
  }

  private static List<Trial> drawn(List<List<Trial>> people, int[] weights) {
    List<Trial> sample = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      for (int times = 0; times < weights[i]; times++) {
        sample.addAll(people.get(i));
      }
    }
    return sample;
  }

  static int people(List<Trial> trials) {
    return (int) trials.stream().map(Trial::unit).distinct().count();
  }

  private static double share(List<Trial> trials, FindingOutcome outcome) {
    return trials.isEmpty()
        ? Double.NaN
        : trials.stream().filter(trial -> trial.is(outcome)).count() / (double) trials.size();
  }

  private static List<Trial> ranked(List<Trial> trials) {
    return trials.stream()
        .filter(trial -> trial.score().isPresent())
        .sorted(Comparator.comparingDouble(trial -> trial.score().getAsDouble()))
        .toList();
  }

  /** Chance that a forged file scores higher than a genuine one; equal scores count half. */
  static double auc(List<Trial> trials) {
    List<Trial> ranked = ranked(trials);
    double below = 0;
    double won = 0;
    double forged = 0;
    for (int from = 0; from < ranked.size(); ) {
      int to = from;
      double tiedGenuine = 0;
      double tiedForged = 0;
      while (to < ranked.size()
          && ranked.get(to).score().getAsDouble() == ranked.get(from).score().getAsDouble()) {
        tiedForged += ranked.get(to).forged() ? 1 : 0;
        tiedGenuine += ranked.get(to).forged() ? 0 : 1;
        to++;
      }
      won += tiedForged * (below + tiedGenuine / 2);
      below += tiedGenuine;
      forged += tiedForged;
      from = to;
    }
    return forged == 0 || below == 0 ? Double.NaN : won / forged / below;
  }

  static double eer(List<Trial> trials) {
    List<Trial> ranked = ranked(trials);
    double forged = ranked.stream().filter(Trial::forged).count();
    double genuine = ranked.size() - forged;
    double missed = 0;
    double alarms = genuine;
    for (Trial trial : ranked) {
      if (missed / forged >= alarms / genuine) {
        break;
      }
      missed += trial.forged() ? 1 : 0;
      alarms -= trial.forged() ? 0 : 1;
    }
    return (missed / forged + alarms / genuine) / 2;
  }

  /** Of findings that claim a probability; both labels weigh the same. */
  static double ece(List<Trial> trials) {
    List<Trial> claimed =
        trials.stream().filter(trial -> trial.answer().probability().isPresent()).toList();
    double forged = claimed.stream().filter(Trial::forged).count();
    double genuine = claimed.size() - forged;
    if (forged == 0 || genuine == 0) {
      return Double.NaN;
    }
    CalibrationError error = new CalibrationError();
    for (Trial trial : claimed) {
      double probability = trial.answer().probability().getAsDouble();
      error.add(probability, trial.forged() ? 0.5 / forged : 0, trial.forged() ? 0 : 0.5 / genuine);
    }
    return error.value();
  }
}
