package io.throughline.contracts.detection;

import io.throughline.contracts.evidence.MediaKind;

/**
 * What the container and decoder told.
 *
 * @param durationSeconds 0 for an image
 * @param width pixels, 0 without a picture
 * @param height pixels, 0 without a picture
 * @param sampleRateHz 0 without sound
 */
public record MediaFacts(
    MediaKind kind, double durationSeconds, int width, int height, int sampleRateHz) {}
