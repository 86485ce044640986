package io.throughline.contracts.continuity;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceAddress;

/**
 * A face or voice template in the vault.
 *
 * @param address where the vault keeps it
 * @param quality of the capture, 0 to 1
 * @param amount distinct frames with the face, or seconds of speech
 */
public record TemplateRef(
    Modality modality, EvidenceAddress address, ModelRef model, double quality, double amount) {}
