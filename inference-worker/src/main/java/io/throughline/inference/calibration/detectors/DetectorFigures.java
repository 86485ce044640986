package io.throughline.inference.calibration.detectors;

import io.throughline.contracts.detection.FindingOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Rates of one detector; intervals by drawing people again and again.
 *
 * @param auc area under the curve of the scores, those of inconclusive findings included; NaN if
 *     one side is empty
 * @param apcer share of the forged that are called genuine (ISO/IEC 30107-3)
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
    Interval bpcer,
    double silentForged,
    double silentGenuine,
    Interval ece) {
  private static final int DRAWINGS = 300;
  private static final long SEED = 20261123;
  private static final int BINS = 10;

  /** A figure with its 95 % interval; NaN where nothing could be counted. */
  record Interval(double value, double low, double high) {}

  /** The figures of trials that apply. */
  static DetectorFigures of(List<Trial> trials) {
    List<Trial> forged = trials.stream().filter(Trial::forged).toList();
    List<Trial> genuine = trials.stream().filter(trial -> !trial.forged()).toList();
    return new DetectorFigures(
        genuine.size(),
        forged.size(),
        interval(trials, DetectorFigures::auc),
        interval(trials, DetectorFigures::eer),
        interval(forged, all -> share(all, FindingOutcome.GENUINE)),
        interval(genuine, all -> share(all, FindingOutcome.SUSPICIOUS)),
        share(forged, FindingOutcome.INCONCLUSIVE),
        share(genuine, FindingOutcome.INCONCLUSIVE),
        interval(trials, DetectorFigures::ece));
  }

  private static Interval interval(List<Trial> trials, ToDoubleFunction<List<Trial>> figure) {
    Map<String, List<Trial>> units = new LinkedHashMap<>();
    trials.forEach(trial -> units.computeIfAbsent(trial.unit(), _ -> new ArrayList<>()).add(trial));
    List<List<Trial>> people = List.copyOf(units.values());
    Random random = new Random(SEED);
    double[] drawn = new double[DRAWINGS];
    for (int i = 0; i < DRAWINGS; i++) {
      List<Trial> sample = new ArrayList<>();
      for (int draw = 0; draw < people.size(); draw++) {
        sample.addAll(people.get(random.nextInt(people.size())));
      }
      drawn[i] = figure.applyAsDouble(sample);
    }
    double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0
        ? new Interval(figure.applyAsDouble(trials), Double.NaN, Double.NaN)
        : new Interval(
            figure.applyAsDouble(trials),
            sorted[(int) (0.025 * sorted.length)],
            sorted[(int) (0.975 * sorted.length)]);
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
    List<Trial> claimed = trials.stream().filter(t -> t.finding().probability() != null).toList();
    double forged = claimed.stream().filter(Trial::forged).count();
    double genuine = claimed.size() - forged;
    double[] difference = new double[BINS];
    for (Trial trial : claimed) {
      Double claim = trial.finding().probability();
      double probability = claim == null ? 0 : claim;
      double weight = trial.forged() ? 0.5 / forged : 0.5 / genuine;
      int bin = Math.min(BINS - 1, (int) (probability * BINS));
      difference[bin] += weight * (probability - (trial.forged() ? 1 : 0));
    }
    return forged == 0 || genuine == 0
        ? Double.NaN
        : Arrays.stream(difference).map(Math::abs).sum();
  }
}
