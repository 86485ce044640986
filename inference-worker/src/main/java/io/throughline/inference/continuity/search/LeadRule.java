package io.throughline.inference.continuity.search;

import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.Optional;

/**
 * What a near template is worth among many. A likelihood ratio that holds for one comparison says
 * too much of the best of a million: strangers reach odds of r : 1 at most once in r comparisons,
 * so that {@code N} of them give {@code N / r} false leads a search. A lead is for a human to look
 * at and never a decision.
 *
 * @param rate false leads that one search may be expected to give, above 0 and at most 1
 */
public record LeadRule(double rate) {
  /** One false lead in a hundred searches. */
  public static final LeadRule STANDARD = new LeadRule(0.01);

  public LeadRule {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("not a rate of false leads");
    }
  }

  /** How far a lead can be trusted. */
  public enum Strength {
    /** Its likelihood ratio holds for a gallery of that size. */
    SUPPORTED,
    /** As near as two captures of one human, but the gallery is too large to rule out chance. */
    WEAK
  }

  /**
   * Natural logarithm of the likelihood ratio that a supported lead needs.
   *
   * @param searched templates that were looked at
   */
  public double required(SimilarityCurve curve, long searched) {
    return Math.max(curve.same(), Math.log(Math.max(1.0, (double) searched)) - Math.log(rate));
  }

  /**
   * Whether any lead can be supported: the curve claims nothing rarer than as many people can show
   * as it was fitted on. Beyond that, leads are ranked, and all of them weak.
   */
  public boolean supports(SimilarityCurve curve, long searched) {
    return required(curve, searched) <= curve.bound();
  }

  /** The largest gallery in which a lead can be supported. */
  public long largest(SimilarityCurve curve) {
    return (long) Math.floor(rate * Math.exp(curve.bound()));
  }

  /** What that cosine is worth; empty if two captures of one human are mostly nearer. */
  public Optional<Strength> strength(SimilarityCurve curve, double cosine, long searched) {
    double llr = curve.llr(cosine);
    if (llr < curve.same()) {
      return Optional.empty();
    }
    return Optional.of(
        supports(curve, searched) && llr >= required(curve, searched)
            ? Strength.SUPPORTED
            : Strength.WEAK);
  }
}
