package io.throughline.contracts.continuity;

import io.throughline.contracts.detection.ModelRef;

/**
 * How one link fared.
 *
 * @param llr natural logarithm of the likelihood ratio same : different, calibrated and bounded by
 *     what the calibration data can support; 0 when nothing can be told
 * @param probability posterior of the same human at even prior odds, 0 to 1
 * @param quality the lower of the two captures' qualities, 0 to 1
 * @param reason dotted and stable, such as {@code voice.too-short}
 */
public record Similarity(
    Link link,
    SimilarityOutcome outcome,
    double llr,
    double probability,
    double quality,
    String reason,
    ModelRef model) {
  public Similarity {
    if (!Double.isFinite(llr)
        || !(probability >= 0 && probability <= 1)
        || !(quality >= 0 && quality <= 1)) {
      throw new IllegalArgumentException("not a similarity");
    }
  }
}
