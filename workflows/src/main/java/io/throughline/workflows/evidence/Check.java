package io.throughline.workflows.evidence;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.detection.InspectionRequest;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceActivities;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.evidence.GrantRequest;
import io.throughline.contracts.evidence.Grants;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.workflows.Activities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the evidence of one attempt and compares it with the chain; what fails becomes a problem
 * for policy, never a pass.
 */
public final class Check {
  private final InferenceActivities inference;
  private final EvidenceActivities vault;
  private final SubjectId subject;
  private final Duration deadline;

  public Check(SubjectId subject, Duration deadline) {
    this.subject = subject;
    this.deadline = deadline;
    inference = Activities.inference(deadline);
    vault = Activities.evidence(deadline);
  }

  /**
   * Inspects in parallel, then compares.
   *
   * @param attempt what it is about and by which name
   */
  public Assessment assess(Attempt attempt, List<Evidence> pieces, Chain chain) {
    Assessment assessment = new Assessment();
    try {
      inspect(new Work(attempt, pieces), humans(chain), assessment);
      compare(attempt, chain, assessment);
    } catch (ActivityFailure failure) {
      pieces.forEach(
          piece -> assessment.problem(piece.role(), Failures.reason(failure, "evidence")));
    }
    return assessment;
  }

  /**
   * One attempt at an interaction.
   *
   * @param name that its templates are kept under
   * @param challenge that it has to answer; null where none was asked for
   */
  public record Attempt(Step step, String name, @Nullable LivenessChallenge challenge) {}

  /** What is to be looked at. */
  private record Work(Attempt attempt, List<Evidence> pieces) {}

  /** A document's portrait tells nobody from other people: it may have been made for a stand-in. */
  private static List<Capture> humans(Chain chain) {
    return chain.captures().stream()
        .filter(capture -> !Step.isDocument(capture.interaction()))
        .toList();
  }

  private void inspect(Work work, List<Capture> chain, Assessment assessment) {
    List<Evidence> pieces = work.pieces();
    Grants grants = vault.issueGrants(grantRequest(work, chain));
    List<OpenCapture> opened = new ArrayList<>();
    // A journey that was under way before the chain was asked for has no grants for it.
    int granted = Math.min(chain.size(), grants.reads().size() - pieces.size());
    for (int i = 0; i < granted; i++) {
      opened.add(new OpenCapture(chain.get(i), grants.reads().get(pieces.size() + i)));
    }
    List<Promise<Inspection>> running = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      InspectionRequest request =
          new InspectionRequest(
              pieces.get(i),
              grants.reads().get(i),
              grants.writes().get(2 * i),
              grants.writes().get(2 * i + 1),
              opened,
              work.attempt().challenge());
      running.add(Async.function(inference::inspect, request));
    }
    for (int i = 0; i < pieces.size(); i++) {
      Evidence piece = pieces.get(i);
      try {
        assessment.inspected(work.attempt().step(), piece, running.get(i).get());
      } catch (ActivityFailure failure) {
        assessment.problem(piece.role(), Failures.reason(failure, "inference"));
      }
    }
  }

  private GrantRequest grantRequest(Work work, List<Capture> chain) {
    List<String> writes = new ArrayList<>();
    for (Evidence piece : work.pieces()) {
      for (Modality modality : List.of(Modality.FACE, Modality.VOICE)) {
        writes.add(
            work.attempt().name()
                + "/"
                + piece.role().word()
                + "/"
                + modality.name().toLowerCase(Locale.ROOT));
      }
    }
    List<EvidenceAddress> reads = new ArrayList<>();
    work.pieces().forEach(piece -> reads.add(piece.address()));
    chain.forEach(capture -> reads.add(capture.template().address()));
    return new GrantRequest(subject, reads, writes, deadline);
  }

  /** Where a model has changed since, the references are made anew, once, and compared again. */
  private void compare(Attempt attempt, Chain chain, Assessment assessment) {
    Compared told = compared(chain, assessment);
    List<Capture> stale = Renewal.stale(told.comparisons(), chain);
    if (!stale.isEmpty()) {
      int renewed = new Renewal(inference, vault, subject, deadline).renew(attempt, stale, chain);
      assessment.renewed(renewed);
      told = renewed > 0 ? compared(chain, assessment) : told;
    }
    told.comparisons().forEach(assessment::compared);
    told.failures().forEach(assessment::incomparable);
  }

  /** What came of comparing, and the reasons of what failed. */
  private record Compared(List<Comparisons> comparisons, List<String> failures) {}

  /** Each capture against the chain, and against those before it in this same interaction. */
  private Compared compared(Chain chain, Assessment assessment) {
    List<Capture> references = new ArrayList<>(chain.captures());
    Map<InteractionId, List<Capture>> groups = new LinkedHashMap<>();
    assessment
        .captures()
        .forEach(c -> groups.computeIfAbsent(c.interaction(), _ -> new ArrayList<>()).add(c));
    List<Promise<Comparisons>> running = new ArrayList<>();
    for (List<Capture> probes : groups.values()) {
      if (!references.isEmpty()) {
        running.add(Async.function(inference::compare, opened(probes, references)));
      }
      references.addAll(probes);
    }
    Compared told = new Compared(new ArrayList<>(), new ArrayList<>());
    for (Promise<Comparisons> promise : running) {
      try {
        told.comparisons().add(promise.get());
      } catch (ActivityFailure failure) {
        told.failures().add(Failures.reason(failure, "inference"));
      }
    }
    return told;
  }

  private ComparisonRequest opened(List<Capture> probes, List<Capture> references) {
    List<Capture> all = new ArrayList<>(probes);
    all.addAll(references);
    GrantRequest request =
        new GrantRequest(
            subject, all.stream().map(c -> c.template().address()).toList(), List.of(), deadline);
    List<Grant> reads = vault.issueGrants(request).reads();
    List<OpenCapture> open = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      open.add(new OpenCapture(all.get(i), reads.get(i)));
    }
    return new ComparisonRequest(
        open.subList(0, probes.size()), open.subList(probes.size(), open.size()));
  }
}
