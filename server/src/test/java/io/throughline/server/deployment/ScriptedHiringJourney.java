package io.throughline.server.deployment;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPacks;
import io.throughline.contracts.journey.engine.SearchAttributes;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.CaptureTask;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.remediation.Announcements;
import io.throughline.workflows.review.ReviewDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wants consent, a recording and a dial-in of interview 1, and is held, by the product's desk. */
public final class ScriptedHiringJourney implements HiringJourney {

  private static final InteractionId FIRST = new InteractionId("interview-1");
  private static final Link BROKEN =
      new Link(FIRST, new InteractionId("interview-2"), Modality.FACE);

  private final Map<String, EvidenceReceipt> receipts = new HashMap<>();
  private final List<EvidenceRole> awaited =
      new ArrayList<>(List.of(EvidenceRole.CAMERA, EvidenceRole.DIAL_IN));
  private final Set<String> events = new HashSet<>();
  private final List<TimelineEntry> timeline = new ArrayList<>();
  private JourneyState state = JourneyState.REQUESTED;
  private JourneyId journey = new JourneyId("j-" + "a".repeat(26));
  private Optional<ConsentAnswer> consent = Optional.empty();
  private final HiringRequest order;
  private final Chronicle chronicle;
  private final ReviewDesk desk;

  @WorkflowInit
  public ScriptedHiringJourney(HiringRequest request) {
    order = request;
    chronicle = new Chronicle(request.subject(), request.journey());
    desk =
        new ReviewDesk(request.journey(), request.timers(), chronicle, new Announcements(request));
  }

  @Override
  public JourneyStatus run(HiringRequest request) {
    journey = request.journey();
    try {
      enter(JourneyState.NOTIFIED, "consent.requested");
      Workflow.await(() -> consent.isPresent());
      if (!consent.orElseThrow().full()) {
        enter(JourneyState.CLOSED, "consent.declined");
        return status();
      }
      enter(JourneyState.COLLECTING, "consent.given");
      Workflow.await(awaited::isEmpty);
      enter(JourneyState.IN_REVIEW, "decision.hold");
      enter(reviewed(), "review.answered");
    } catch (CanceledFailure cancelled) {
      enter(JourneyState.CLOSED, "journey.cancelled");
    }
    return status();
  }

  @Override
  public JourneyStatus submitFindings(Findings found) {
    timeline.add(
        new TimelineEntry(
            Instant.EPOCH,
            found.stage(),
            found.stage().word(),
            "findings.received",
            found.found()));
    return status();
  }

  @Override
  public void checkFindings(Findings found) {
    if (order.preboarding() == null) {
      throw new IllegalStateException(Refusal.FINDINGS_NOT_AWAITED.reason());
    }
  }

  @Override
  public CaptureTask task() {
    return new CaptureTask(false, 0, null, Instant.EPOCH);
  }

  @Override
  public ContinuityMatrix continuity() {
    ContinuityMatrix.Tie different =
        new ContinuityMatrix.Tie(SimilarityOutcome.DIFFERENT, -5, "continuity.face-different");
    ContinuityMatrix.Tie absent = ContinuityMatrix.Tie.absent("voice.not-in-both");
    return new ContinuityMatrix(
        List.of(
            new ContinuityMatrix.Interaction("interview 1", true, true),
            new ContinuityMatrix.Interaction("interview 2", true, false)),
        List.of(ContinuityMatrix.Pair.of(0, 1, different, absent)));
  }

  @Override
  public JourneyStatus answerConsent(ConsentAnswer answer) {
    consent = Optional.of(answer);
    return status();
  }

  @Override
  public void checkConsent(ConsentAnswer answer) {
    refuseIf(
        consent.filter(before -> !before.equals(answer)).isPresent(), Refusal.CONSENT_ANSWERED);
  }

  @Override
  public EvidenceReceipt submitEvidence(EvidenceSubmission submission) {
    EvidenceReceipt before = receipts.get(submission.requestId());
    if (before != null) {
      return before;
    }
    awaited.remove(submission.evidence().role());
    EvidenceReceipt receipt =
        new EvidenceReceipt(FIRST, submission.evidence().address(), 1, awaited);
    receipts.put(submission.requestId(), receipt);
    return receipt;
  }

  @Override
  public void checkEvidence(EvidenceSubmission submission) {
    EvidenceReceipt before = receipts.get(submission.requestId());
    if (before != null) {
      refuseIf(!before.address().equals(submission.evidence().address()), Refusal.REQUEST_REUSED);
      return;
    }
    refuseIf(state != JourneyState.COLLECTING, Refusal.INTERACTION_NOT_AWAITED);
    refuseIf(!submission.interaction().equals(FIRST), Refusal.INTERACTION_NOT_AWAITED);
    refuseIf(!awaited.contains(submission.evidence().role()), Refusal.ROLE_FILLED);
  }

  @Override
  public JourneyStatus answerReview(ReviewAnswer answer) {
    desk.take(answer);
    return status();
  }

  @Override
  public void checkReview(ReviewAnswer answer) {
    desk.refusal(answer).ifPresent(refusal -> refuseIf(true, refusal));
  }

  @Override
  public ReviewCase assignReview(ReviewAssignment assignment) {
    return desk.take(assignment);
  }

  @Override
  public void checkAssignment(ReviewAssignment assignment) {
    desk.refusal(assignment).ifPresent(refusal -> refuseIf(true, refusal));
  }

  @Override
  public JourneyStatus takeRequest(PersonRequest request) {
    enter(
        state,
        request.wish() == PersonRequest.Wish.HUMAN ? "human.path.requested" : "link.requested");
    return status();
  }

  @Override
  public void checkRequest(PersonRequest request) {
    refuseIf(
        timeline.stream().anyMatch(entry -> entry.what().equals("human.path.requested"))
            && request.wish() == PersonRequest.Wish.HUMAN,
        Refusal.REQUEST_TOO_OFTEN);
  }

  @Override
  public ReviewPacks packs() {
    return desk.packs();
  }

  @Override
  public ContinuityRecord record() {
    return ScriptedJourneysConfiguration.RECORD;
  }

  @Override
  public Contacts contacts() {
    return order.contacts();
  }

  @Override
  public @Nullable DirectoryAccount account() {
    return order.account();
  }

  private JourneyState reviewed() {
    ReviewAnswer answer;
    do {
      answer = desk.verdict(ScriptedHold.of(FIRST, BROKEN)).orElseThrow();
    } while (answer.verdict() == ReviewAnswer.Verdict.ASK_MORE);
    desk.settle();
    return answer.verdict() == ReviewAnswer.Verdict.CLEAR
        ? JourneyState.CLEARED
        : JourneyState.BLOCKED;
  }

  @Override
  public EventReceipt report(ExternalEvent event) {
    if (events.add(event.id())) {
      timeline.add(
          new TimelineEntry(
              event.occurredAt(), Stage.INTERVIEW, "", "event." + event.type().word(), List.of()));
    }
    return new EventReceipt(event.id(), false);
  }

  @Override
  public void checkEvent(ExternalEvent event) {
    refuseIf(state.ended(), Refusal.JOURNEY_ENDED);
  }

  @Override
  public JourneyStatus status() {
    Stage stage = state == JourneyState.NOTIFIED ? Stage.CONSENT : Stage.INTERVIEW;
    boolean broken = state == JourneyState.IN_REVIEW || state == JourneyState.BLOCKED;
    return new JourneyStatus(
        journey, state, stage, awaitedNow(), broken ? BROKEN : null, 0, timeline, null, List.of());
  }

  private @Nullable Awaited awaitedNow() {
    return state == JourneyState.COLLECTING
        ? new Awaited(
            "evidence",
            FIRST.value(),
            awaited.stream().map(EvidenceRole::word).toList(),
            Instant.EPOCH.plus(Duration.ofDays(1)))
        : null;
  }

  private void enter(JourneyState next, String what) {
    state = next;
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    timeline.add(new TimelineEntry(now, Stage.INTERVIEW, "", what, List.of(what)));
    Workflow.upsertTypedSearchAttributes(SearchAttributes.STATE.valueSet(next.word()));
  }

  private static void refuseIf(boolean refused, Refusal refusal) {
    if (refused) {
      throw new IllegalStateException(refusal.reason());
    }
  }
}
