package io.throughline.contracts.detection;

import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.policy.LivenessChallenge;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the inference worker to look at one piece of evidence.
 *
 * @param read opens the evidence
 * @param writeFace takes the face template, if there is a face
 * @param writeVoice takes the voice template, if there is a voice
 * @param chain the subject's earlier captures; opened only where somebody has to be told from other
 *     people in the same recording
 * @param challenge that the recording has to answer; null where none was asked for
 */
public record InspectionRequest(
    Evidence evidence,
    Grant read,
    Grant writeFace,
    Grant writeVoice,
    List<OpenCapture> chain,
    @Nullable LivenessChallenge challenge) {
  public InspectionRequest {
    // A request of before there was a chain in it has none.
    chain = Optional.ofNullable(chain).map(List::copyOf).orElse(List.of());
  }
}
