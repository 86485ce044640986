package io.throughline.contracts.continuity.search;

import com.fasterxml.jackson.annotation.JsonProperty;
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
    @JsonProperty("supported")
    SUPPORTED("supported"),
    /** As near as two captures of one human, but the gallery is too large to rule out chance. */
    @JsonProperty("weak")
    WEAK("weak");

    private final String word;

    Strength(String word) {
      this.word = word;
    }

    /** As it is written in documents and rows. */
    public String word() {
      return word;
    }
  }

  /**
   * Natural logarithm of the likelihood ratio that a supported lead needs.
   *
   * @param same from which two captures are called the same human, as a natural logarithm
   * @param searched templates that were looked at
   */
  public double required(double same, long searched) {
    return Math.max(same, Math.log(Math.max(1.0, (double) searched)) - Math.log(rate));
  }

  /**
   * Whether any lead can be supported: a curve claims nothing rarer than as many people can show as
   * it was fitted on. Beyond that, leads are ranked, and all of them weak.
   *
   * @param bound the most that the curve ever says
   */
  public boolean supports(double same, double bound, long searched) {
    return required(same, searched) <= bound;
  }

  /** The largest gallery in which a lead can be supported. */
  public long largest(double bound) {
    return (long) Math.floor(rate * Math.exp(bound));
  }

  /** What that much is worth; empty if two captures of one human mostly say more. */
  public Optional<Strength> strength(double llr, double same, long searched) {
    if (!(llr >= same)) {
      return Optional.empty();
    }
    return Optional.of(llr >= required(same, searched) ? Strength.SUPPORTED : Strength.WEAK);
  }
}
