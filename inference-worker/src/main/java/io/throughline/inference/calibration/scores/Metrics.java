package io.throughline.inference.calibration.scores;

import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * What scores are worth on people that the curve was not fitted on.
 *
 * @param fnmrAtFmr1e2 share of genuine pairs below the cosine that 1 in 100 impostor pairs reach
 * @param cllr cost of the likelihood ratios in bits; 1 says nothing, 0 is perfect (Brümmer)
 * @param falseSame share of impostor pairs that the curve calls the same human
 * @param falseDifferent share of genuine pairs that the curve calls different humans
 * @param unknownGenuine share of genuine pairs of which the curve cannot tell
 * @param unknownImpostor share of impostor pairs of which the curve cannot tell
 * @param ece expected calibration error of the probability at even prior odds, in ten bins
 */
public record Metrics(
    double auc,
    double eer,
    double fnmrAtFmr1e2,
    double fnmrAtFmr1e3,
    double fnmrAtFmr1e4,
    double cllr,
    double falseSame,
    double falseDifferent,
    double unknownGenuine,
    double unknownImpostor,
    double ece) {
  /** Cosines are counted in this many steps from -1 to 1. */
  private static final int STEPS = 4000;

  /** The names of the figures, in the order of {@link #values}. */
  static final List<String> NAMES =
      Arrays.stream(Metrics.class.getRecordComponents()).map(RecordComponent::getName).toList();

  /**
   * Measures pairs.
   *
   * @param weights how often each person counts, for a resampling of people
   */
  public static Metrics of(Scores scores, SimilarityCurve curve, int[] weights) {
    double[] genuine = histogram(scores.genuine(), weights);
    double[] impostor = histogram(scores.impostor(), weights);
    return new Metrics(
        auc(genuine, impostor),
        eer(genuine, impostor),
        fnmr(genuine, impostor, 1e-2),
        fnmr(genuine, impostor, 1e-3),
        fnmr(genuine, impostor, 1e-4),
        (bits(genuine, curve, -1) + bits(impostor, curve, 1)) / 2,
        share(impostor, curve, curve.same(), Double.POSITIVE_INFINITY),
        share(genuine, curve, Double.NEGATIVE_INFINITY, Math.nextUp(curve.different())),
        share(genuine, curve, Math.nextUp(curve.different()), curve.same()),
        share(impostor, curve, Math.nextUp(curve.different()), curve.same()),
        ece(genuine, impostor, curve));
  }

  /** The figures in the order of the record's components. */
  public double[] values() {
    return new double[] {
      auc,
      eer,
      fnmrAtFmr1e2,
      fnmrAtFmr1e3,
      fnmrAtFmr1e4,
      cllr,
      falseSame,
      falseDifferent,
      unknownGenuine,
      unknownImpostor,
      ece
    };
  }

  private static double[] histogram(List<Scores.Pair> pairs, int[] weights) {
    double[] histogram = new double[STEPS];
    double all = 0;
    for (Scores.Pair pair : pairs) {
      boolean same = pair.first() == pair.second();
      double weight = same ? weights[pair.first()] : weights[pair.first()] * weights[pair.second()];
      histogram[Math.clamp((int) ((pair.cosine() + 1) / 2 * STEPS), 0, STEPS - 1)] += weight;
      all += weight;
    }
    for (int i = 0; i < STEPS; i++) {
      histogram[i] /= Math.max(all, 1e-300);
    }
    return histogram;
  }

  private static double auc(double[] genuine, double[] impostor) {
    double below = 0;
    double auc = 0;
    for (int i = 0; i < STEPS; i++) {
      auc += genuine[i] * (below + impostor[i] / 2);
      below += impostor[i];
    }
    return auc;
  }

  private static double eer(double[] genuine, double[] impostor) {
    double missed = 0;
    double passed = 1;
    for (int i = 0; i < STEPS; i++) {
      if (missed >= passed) {
        return Math.max(0, (missed + passed) / 2);
      }
      missed += genuine[i];
      passed -= impostor[i];
    }
    return 0;
  }

  private static double fnmr(double[] genuine, double[] impostor, double fmr) {
    double passed = 0;
    double matched = 0;
    for (int i = STEPS - 1; i >= 0; i--) {
      passed += impostor[i];
      if (passed > fmr) {
        break;
      }
      matched += genuine[i];
    }
    return Math.clamp(1 - matched, 0, 1);
  }

  private static double bits(double[] histogram, SimilarityCurve curve, int sign) {
    double bits = 0;
    for (int i = 0; i < STEPS; i++) {
      bits += histogram[i] * Math.log1p(Math.exp(sign * curve.llr(cosine(i)))) / Math.log(2);
    }
    return bits;
  }

  private static double share(double[] histogram, SimilarityCurve curve, double from, double to) {
    double share = 0;
    for (int i = 0; i < STEPS; i++) {
      double llr = curve.llr(cosine(i));
      share += llr >= from && llr < to ? histogram[i] : 0;
    }
    return share;
  }

  private static double ece(double[] genuine, double[] impostor, SimilarityCurve curve) {
    CalibrationError error = new CalibrationError();
    for (int i = 0; i < STEPS; i++) {
      error.add(SimilarityCurve.probability(curve.llr(cosine(i))), genuine[i] / 2, impostor[i] / 2);
    }
    return error.value();
  }

  private static double cosine(int step) {
    return (step + 0.5) / STEPS * 2 - 1;
  }
}
