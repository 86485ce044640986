package io.throughline.contracts.policy;

import io.throughline.contracts.evidence.EvidenceRole;

/**
 * A part of the check that could not be done.
 *
 * @param reason dotted and stable, such as {@code evidence.not-handed-in} or {@code
 *     media.unreadable}
 */
public record Problem(EvidenceRole role, String reason) {}
