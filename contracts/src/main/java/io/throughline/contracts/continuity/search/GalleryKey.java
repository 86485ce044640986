package io.throughline.contracts.continuity.search;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.identity.TenantId;

/** What one gallery holds; nothing is ever searched across two of them. */
public record GalleryKey(
    TenantId tenant, SearchPurpose purpose, Modality modality, ModelRef model) {}
