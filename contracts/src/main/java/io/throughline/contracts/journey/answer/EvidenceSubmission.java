package io.throughline.contracts.journey.answer;

import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.identity.InteractionId;

/**
 * A piece of evidence for an interaction.
 *
 * @param requestId makes the same submission twice one submission
 * @param last whether nothing more comes for this interaction, even if something is missing
 */
public record EvidenceSubmission(
    String requestId, InteractionId interaction, Evidence evidence, boolean last) {}
