package io.throughline.contracts.detection;

import io.temporal.activity.ActivityInterface;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.comparison.Comparisons;

/** Runs on the inference worker, which holds no subject keys. */
@ActivityInterface
public interface InferenceActivities {
  /**
   * Decodes under limits, runs detectors and embedders, writes templates. Fails with {@code
   * MEDIA_*}, {@code EVIDENCE_*}, {@code GRANT_REFUSED}, {@code MODEL_UNTRUSTED} (none tried again)
   * or {@code VAULT_UNREACHABLE}.
   */
  Inspection inspect(InspectionRequest request);

  /** Compares templates of earlier interactions with one of now. Fails as {@link #inspect} does. */
  Comparisons compare(ComparisonRequest request);
}
