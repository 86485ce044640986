package io.throughline.workflows.evidence;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Comparisons;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.policy.Signal;
import java.util.ArrayList;
import java.util.List;

/** All that one attempt at an interaction showed, gathered for policy. */
public final class Assessment {
  private final List<Signal> signals = new ArrayList<>();
  private final List<LinkSignal> links = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Capture> captures = new ArrayList<>();
  private final List<EvidenceRole> looked = new ArrayList<>();

  public void inspected(Step step, EvidenceRole role, Inspection inspection) {
    looked.add(role);
    inspection.findings().forEach(finding -> signals.add(Signal.of(role, finding)));
    inspection
        .templates()
        .forEach(template -> captures.add(new Capture(step.captureName(role), template)));
  }

  public void compared(Comparisons comparisons) {
    comparisons.similarities().forEach(similarity -> links.add(LinkSignal.of(similarity)));
  }

  public void problem(EvidenceRole role, String reason) {
    problems.add(new Problem(role, reason));
  }

  /** The comparison failed as a whole: a problem of everything that was to be compared. */
  public void incomparable(String reason) {
    looked.forEach(role -> problem(role, reason));
  }

  /** A dial-in that never came is no problem where the camera recording has the voice. */
  public void missing(List<EvidenceRole> roles) {
    boolean heard = captures.stream().anyMatch(c -> c.template().modality() == Modality.VOICE);
    roles.stream()
        .filter(role -> !(role == EvidenceRole.DIAL_IN && heard))
        .forEach(role -> problem(role, "evidence.not-handed-in"));
  }

  public List<Signal> signals() {
    return signals;
  }

  public List<LinkSignal> links() {
    return links;
  }

  public List<Problem> problems() {
    return problems;
  }

  public List<Capture> captures() {
    return captures;
  }
}
