package io.throughline.inference.continuity.comparison;

import io.throughline.contracts.detection.ModelRef;
import java.util.List;

/**
 * What a cosine of two templates is worth, as fitted by the {@code calibrate} command: a line
 * through knots, kept within {@code -bound} and {@code bound}.
 *
 * @param knots in rising order of both the cosine and the likelihood ratio
 * @param bound natural logarithm of how many identities the curve was fitted on; nobody can claim
 *     rarer events than that many people can show
 * @param same likelihood ratio (natural logarithm) from which two captures are the same human
 * @param different likelihood ratio up to which they are different humans, negative
 * @param lowestQuality of a capture that can be compared, 0 to 1
 * @param leastAmount frames or seconds of speech that a capture needs
 */
public record SimilarityCurve(
    ModelRef model,
    List<Knot> knots,
    double bound,
    double same,
    double different,
    double lowestQuality,
    double leastAmount) {
  public SimilarityCurve {
    boolean ordered = different < 0 && same > 0 && same <= bound && -different <= bound;
    knots = List.copyOf(knots);
    for (int i = 1; i < knots.size(); i++) {
      ordered &= knots.get(i).cosine() > knots.get(i - 1).cosine();
      ordered &= knots.get(i).llr() >= knots.get(i - 1).llr();
    }
    if (!ordered || knots.size() < 2) {
      throw new IllegalArgumentException("not a calibration curve");
    }
  }

  /**
   * A point of the curve.
   *
   * @param llr natural logarithm of the likelihood ratio same : different
   */
  public record Knot(double cosine, double llr) {
    public Knot {
      if (!(Double.isFinite(cosine) && Double.isFinite(llr))) {
        throw new IllegalArgumentException("not a knot");
      }
    }
  }

  /** Natural logarithm of the likelihood ratio same : different. */
  public double llr(double cosine) {
    if (!Double.isFinite(cosine)) {
      throw new IllegalArgumentException("not a cosine");
    }
    Knot before = knots.getFirst();
    for (Knot after : knots) {
      if (cosine < after.cosine()) {
        double run = Math.max(1e-9, after.cosine() - before.cosine());
        double share = Math.clamp((cosine - before.cosine()) / run, 0, 1);
        return Math.clamp(before.llr() + share * (after.llr() - before.llr()), -bound, bound);
      }
      before = after;
    }
    return Math.clamp(knots.getLast().llr(), -bound, bound);
  }

  /** Posterior of the same human at even prior odds, 0 to 1. */
  public static double probability(double llr) {
    return 1 / (1 + Math.exp(-llr));
  }
}
