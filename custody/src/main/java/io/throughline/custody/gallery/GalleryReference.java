package io.throughline.custody.gallery;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.SubjectId;
import java.time.Instant;

/**
 * Whose template it is, and until when it may be searched.
 *
 * @param template where the vault keeps it
 * @param quality of the capture, 0 to 1
 * @param addedBy who answers for its being there
 * @param expires 400 days from now at most
 */
public record GalleryReference(
    SubjectId subject,
    EvidenceAddress template,
    double quality,
    CallerId addedBy,
    Instant expires) {}
