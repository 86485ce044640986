package io.throughline.workflows.evidence;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.policy.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** All that one attempt at an interaction showed, gathered for policy. */
public final class Assessment {
  private final List<Signal> signals = new ArrayList<>();
  private final List<LinkSignal> links = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Capture> captures = new ArrayList<>();
  private final List<EvidenceRole> looked = new ArrayList<>();
  private int renewed;
  private final Map<EvidenceRole, Double> lengths = new EnumMap<>(EvidenceRole.class);

  public void inspected(Step step, Evidence piece, Inspection inspection) {
    EvidenceRole role = piece.role();
    looked.add(role);
    lengths.put(role, inspection.facts().durationSeconds());
    inspection.findings().forEach(finding -> signals.add(Signal.of(role, finding)));
    inspection
        .templates()
        .forEach(template -> captures.add(new Capture(step.captureName(role), template, piece)));
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

  /**
   * How long the person sat for these pieces, which were recorded side by side: the longest of
   * them. Empty for pictures alone, and where a recording's length is not known.
   */
  public OptionalDouble seconds(List<Evidence> pieces) {
    List<Double> recordings =
        pieces.stream()
            .filter(piece -> piece.kind() != MediaKind.IMAGE)
            .map(piece -> lengths.getOrDefault(piece.role(), Double.NaN))
            .toList();
    boolean known = recordings.stream().allMatch(it -> it > 0 && it <= Double.MAX_VALUE);
    return known ? recordings.stream().mapToDouble(it -> it).max() : OptionalDouble.empty();
  }

  /** So many references were made anew, because a model had changed. */
  void renewed(int references) {
    renewed += references;
  }

  /** How many references were made anew. */
  public int renewed() {
    return renewed;
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
