package io.throughline.contracts.policy;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import org.jspecify.annotations.Nullable;

/** A finding as policy may see it: calibrated, without times, without anything about the person. */
public record Signal(
    EvidenceRole role,
    String detector,
    Family family,
    FindingOutcome outcome,
    @Nullable Double llr,
    double quality,
    String reason) {

  /** The finding of one piece of evidence. */
  public static Signal of(EvidenceRole role, Finding finding) {
    return new Signal(
        role,
        finding.detector(),
        finding.family(),
        finding.outcome(),
        finding.llr(),
        finding.quality(),
        finding.reason());
  }
}
