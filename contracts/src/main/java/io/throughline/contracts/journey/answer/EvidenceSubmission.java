package io.throughline.contracts.journey.answer;

import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.identity.InteractionId;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence for an interaction.
 *
 * @param requestId makes the same submission twice one submission
 * @param last whether nothing more comes for this interaction, even if something is missing
 * @param knownBrowser whether the person handed it in from a browser in which the person had been
 *     before the journey began; absent: no
 */
public record EvidenceSubmission(
    String requestId,
    InteractionId interaction,
    Evidence evidence,
    boolean last,
    @Nullable Boolean knownBrowser) {

  /** From anywhere. */
  public EvidenceSubmission(
      String requestId, InteractionId interaction, Evidence evidence, boolean last) {
    this(requestId, interaction, evidence, last, null);
  }
}
