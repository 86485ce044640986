package io.throughline.contracts.policy;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;

/** A similarity as policy may see it. */
public record LinkSignal(
    String from,
    String to,
    Modality modality,
    SimilarityOutcome outcome,
    double llr,
    double quality,
    String reason) {

  /** The similarity of one link. */
  public static LinkSignal of(Similarity similarity) {
    return new LinkSignal(
        similarity.link().from().value(),
        similarity.link().to().value(),
        similarity.link().modality(),
        similarity.outcome(),
        similarity.llr(),
        similarity.quality(),
        similarity.reason());
  }
}
