package io.throughline.inference.continuity.comparison;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares templates; what cannot be told is unknown, never a match. */
public final class TemplateComparison {
  private final Map<Modality, ChannelCurves> curves;

  public TemplateComparison(Map<Modality, ChannelCurves> curves) {
    this.curves = Map.copyOf(curves);
  }

  /**
   * Compares two templates of one modality; fails with {@code TEMPLATE_INCOMPATIBLE} if one of them
   * was not made by the model that the curve was fitted for.
   */
  public Similarity compare(Link link, Template reference, Template probe) {
    ChannelCurves known = curves(link.modality());
    refuseStrangers(link.modality(), known.direct(), reference);
    refuseStrangers(link.modality(), known.direct(), probe);
    double quality = Math.min(reference.worth().quality(), probe.worth().quality());
    Optional<SimilarityCurve> fitted =
        known.between(reference.worth().channel(), probe.worth().channel());
    SimilarityCurve curve = fitted.orElse(known.direct());
    // Nobody has measured what a cosine over a telephone line is worth: that is no answer.
    Optional<String> obstacle =
        fitted.isEmpty()
            ? Optional.of("voice.telephone-band")
            : obstacle(curve, reference).or(() -> obstacle(curve, probe));
    if (obstacle.isPresent()) {
      return new Similarity(
          link, SimilarityOutcome.UNKNOWN, 0, 0.5, quality, obstacle.get(), curve.model());
    }
    double llr = curve.llr(Vectors.dot(reference.vector(), probe.vector()));
    SimilarityOutcome outcome = outcome(curve, llr);
    return new Similarity(
        link,
        outcome,
        llr,
        SimilarityCurve.probability(llr),
        quality,
        reason(link.modality(), outcome),
        curve.model());
  }

  /** The curve of a modality for captures without a telephone line. */
  public SimilarityCurve curve(Modality modality) {
    return curves(modality).direct();
  }

  private ChannelCurves curves(Modality modality) {
    return Optional.ofNullable(curves.get(modality))
        .orElseThrow(() -> FailureCode.MODEL_UNTRUSTED.failure("no calibration for " + modality));
  }

  /** What a likelihood ratio says. */
  public static SimilarityOutcome outcome(SimilarityCurve curve, double llr) {
    if (llr >= curve.same()) {
      return SimilarityOutcome.SAME;
    }
    return llr <= curve.different() ? SimilarityOutcome.DIFFERENT : SimilarityOutcome.UNKNOWN;
  }

  private static void refuseStrangers(Modality modality, SimilarityCurve curve, Template template) {
    if (template.modality() != modality || !template.model().equals(curve.model())) {
      throw FailureCode.TEMPLATE_INCOMPATIBLE.failure("a template of another model or modality");
    }
  }

  private static Optional<String> obstacle(SimilarityCurve curve, Template template) {
    String modality = template.modality().name().toLowerCase(Locale.ROOT);
    if (!(template.worth().amount() >= curve.leastAmount())) {
      return Optional.of(modality + ".too-short");
    }
    return template.worth().quality() >= curve.lowestQuality()
        ? Optional.empty()
        : Optional.of(modality + ".low-quality");
  }

  private static String reason(Modality modality, SimilarityOutcome outcome) {
    String word =
        switch (outcome) {
          case SAME -> "same";
          case DIFFERENT -> "different";
          case UNKNOWN -> "uncertain";
        };
    return "continuity." + modality.name().toLowerCase(Locale.ROOT) + "-" + word;
  }
}
