package io.throughline.contracts.journey.answer;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import java.util.List;

/**
 * The journey has the evidence.
 *
 * @param attempt 1 for the first capture of the interaction
 * @param stillAwaited roles that the interaction still waits for
 */
public record EvidenceReceipt(
    InteractionId interaction,
    EvidenceAddress address,
    int attempt,
    List<EvidenceRole> stillAwaited) {
  public EvidenceReceipt {
    stillAwaited = List.copyOf(stillAwaited);
  }
}
