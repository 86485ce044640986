package io.throughline.contracts.detection;

import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.Grant;

/**
 * Asks the inference worker to look at one piece of evidence.
 *
 * @param read opens the evidence
 * @param writeFace takes the face template, if there is a face
 * @param writeVoice takes the voice template, if there is a voice
 */
public record InspectionRequest(Evidence evidence, Grant read, Grant writeFace, Grant writeVoice) {}
