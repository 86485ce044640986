package io.throughline.workflows.journey.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.ReviewAnswer.Verdict;
import io.throughline.contracts.journey.answer.review.CaseState;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPack;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hold is a case: shown, assigned, escalated, answered, and never open for ever. */
class HiringReviewTest {
  private static final ReviewCaseId FIRST = ReviewCaseId.of(HiringStage.JOURNEY, 1);
  private static final CallerId ANN = new CallerId("c-" + "a".repeat(26));
  private static final CallerId BEN = new CallerId("c-" + "b".repeat(26));
  private final HiringStage stage = new HiringStage();

  @AfterEach
  void strike() {
    stage.close();
  }

  @Test
  void aHoldIsShownWithItsTimes() {
    held();
    ReviewCase shown = newest();
    assertThat(shown.id()).isEqualTo(FIRST);
    assertThat(shown.state()).isEqualTo(CaseState.OPEN);
    assertThat(shown.interaction()).isEqualTo("interview-1");
    assertThat(Duration.between(shown.openedAt(), shown.dueAt())).isEqualTo(Duration.ofDays(2));
    assertThat(Duration.between(shown.openedAt(), shown.escalatesAt()))
        .isEqualTo(Duration.ofDays(1));
    assertThat(stage.journey.packs().of(FIRST))
        .hasValueSatisfying(pack -> assertThat(pack.decision()).isEqualTo("hold"));
  }

  @Test
  void halfTheTimeTellsTheBackupAndAllOfItTakesTheSafeDefault() {
    held();
    stage.skip(Duration.ofHours(25));

    assertThat(newest().escalated()).isTrue();
    assertThat(newest().state()).isEqualTo(CaseState.OPEN);
    assertThat(told(NoticeKind.REVIEW_ESCALATED)).isEqualTo(2);
    JourneyStatus end = stage.end();
    assertThat(end.state()).isEqualTo(JourneyState.LIMITED);
    assertThat(newest().state()).isEqualTo(CaseState.EXPIRED);
    assertThat(end.timeline())
        .extracting(entry -> entry.what())
        .containsSubsequence("review.escalated", "review.expired", "journey.limited");
  }

  @Test
  void anAnswerInTimeEscalatesNothing() {
    held();
    answer(Verdict.CONFIRM, ANN);

    assertThat(stage.end().state()).isEqualTo(JourneyState.BLOCKED);
    assertThat(told(NoticeKind.REVIEW_ESCALATED)).isZero();
  }

  @Test
  void aCaseIsGivenBackByWhoHasItAndByNobodyElse() {
    held();
    assertThat(assign("r-1", ANN, ANN).assignedTo()).isEqualTo(ANN);

    HiringStage.refuses(Refusal.REVIEW_ASSIGNED_ELSEWHERE, () -> assign("r-2", BEN, BEN));
    HiringStage.refuses(Refusal.REVIEW_ASSIGNED_ELSEWHERE, () -> assign("r-3", BEN, null));
    assertThat(assign("r-4", ANN, null).assignedTo()).isNull();
    assertThat(assign("r-5", BEN, BEN).assignedTo()).isEqualTo(BEN);
    assertThat(assign("r-6", BEN, ANN).assignedTo()).isEqualTo(ANN);
  }

  @Test
  void theSameAssignmentTwiceIsOneAndAnotherUnderItsIdIsRefused() {
    held();
    ReviewCase first = assign("r-1", ANN, ANN);
    assertThat(assign("r-1", ANN, ANN)).isEqualTo(first);

    HiringStage.refuses(Refusal.REQUEST_REUSED, () -> assign("r-1", ANN, BEN));
    assertThat(count("review.assigned")).isEqualTo(1);
  }

  @Test
  void whatWasEscalatedMayBeTakenOver() {
    held();
    assign("r-1", ANN, ANN);
    stage.skip(Duration.ofHours(25));

    assertThat(assign("r-2", BEN, BEN).assignedTo()).isEqualTo(BEN);
    HiringStage.refuses(Refusal.REVIEW_ASSIGNED_ELSEWHERE, () -> answer(Verdict.CLEAR, ANN));
  }

  @Test
  void onlyWhoHasACaseDecidesItAndTheLedgerKnowsWho() {
    held();
    assign("r-1", ANN, ANN);
    HiringStage.refuses(Refusal.REVIEW_ASSIGNED_ELSEWHERE, () -> answer(Verdict.CLEAR, BEN));
    HiringStage.refuses(
        Refusal.REVIEW_ASSIGNED_ELSEWHERE,
        () ->
            stage.journey.answerReview(
                new ReviewAnswer("nobody", Verdict.CLEAR, "review.same-person")));
    answer(Verdict.CONFIRM, ANN);
    stage.end();

    AuditEvent verdict = event("review.confirmed");
    assertThat(verdict.details())
        .containsEntry("reviewer", ANN.value())
        .containsEntry("assigned", ANN.value())
        .containsEntry("case", FIRST.value())
        .containsEntry("reasons", "review.other-person");
    assertThat(newest().answer())
        .satisfies(
            answered -> assertThat(Objects.requireNonNull(answered).reviewer()).isEqualTo(ANN));
  }

  @Test
  void aVerdictOnAnotherCaseIsRefused() {
    held();
    HiringStage.refuses(
        Refusal.REVIEW_NOT_AWAITED,
        () ->
            stage.journey.answerReview(
                new ReviewAnswer(
                    "late",
                    Verdict.CLEAR,
                    "review.same-person",
                    ANN,
                    ReviewCaseId.of(HiringStage.JOURNEY, 2),
                    null)));
  }

  @Test
  void whatIsAskedForMayContentPolicyAndThenTheCaseIsOver() {
    stage.world.policy =
        question ->
            question.interaction().equals("interview-1") && question.attempt() == 1
                ? Decision.hold("continuity.unknown")
                : ScriptedWorld.proceed();
    stage.begin().consent().meet("interview-1");
    stage.await(JourneyState.IN_REVIEW);
    askMore("ask-1");
    stage.meet("interview-1").await("identity");

    stage.until(_ -> newest().state() == CaseState.CLOSED);
    assertThat(stage.journey.status().prompts()).isEqualTo(1);
    assertThat(stage.identify().meet("day-one").end().state()).isEqualTo(JourneyState.CLEARED);
  }

  @Test
  void whatIsAskedForComesBackAsTheSameCaseAndIsAskedForTwiceAtMost() {
    stage.world.policy = question -> Decision.hold("continuity.unknown");
    stage.begin().consent().meet("interview-1");
    for (int round = 1; round <= 2; round++) {
      stage.await(JourneyState.IN_REVIEW);
      askMore("ask-" + round);
      stage.meet("interview-1");
    }
    stage.await(JourneyState.IN_REVIEW);

    HiringStage.refuses(Refusal.REVIEW_ASKED_ENOUGH, () -> askMore("ask-3"));
    assertThat(newest().id()).isEqualTo(FIRST);
    assertThat(newest().asked()).isEqualTo(2);
    assertThat(stage.journey.status().prompts()).isEqualTo(2);
    assertThat(told(NoticeKind.RECAPTURE_REQUESTED)).isEqualTo(4);
    answer(Verdict.CLEAR, ANN);
    stage.await("identity");
  }

  @Test
  void policyDoesNotAskOnItsOwnWhenAReviewerHasAsked() {
    stage.world.policy =
        question ->
            question.attempt() == 1
                ? Decision.hold("continuity.unknown")
                : new Decision.StepUp(Challenge.RECAPTURE, ScriptedWorld.basis("face.none"));
    stage.begin().consent().meet("interview-1");
    stage.await(JourneyState.IN_REVIEW);
    askMore("ask-1");
    stage.meet("interview-1");

    stage.await(JourneyState.IN_REVIEW);
    assertThat(stage.journey.status().prompts()).isEqualTo(1);
  }

  @Test
  void whatIsAskedForAndNeverComesLeadsToAHumanAndLeavesNoOpenCase() {
    held();
    askMore("ask-1");

    assertThat(stage.end().state()).isEqualTo(JourneyState.CLOSED);
    assertThat(newest().state()).isEqualTo(CaseState.CLOSED);
  }

  @Test
  void aCancelledJourneyLeavesNoOpenCase() {
    held();
    stage.stub.cancel();

    assertThat(stage.endCancelled().state()).isEqualTo(JourneyState.CLOSED);
    assertThat(newest().state()).isEqualTo(CaseState.CLOSED);
  }

  @Test
  void eachChangeOfACaseHasAHigherVersion() {
    held();
    assign("r-1", ANN, ANN);
    stage.skip(Duration.ofHours(25));
    answer(Verdict.CONFIRM, ANN);
    stage.end();

    assertThat(stage.world.queue.stream().map(ReviewCase::version).sorted().toList())
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void thePackSaysWhichWayEachObservationPointsAndNoScore() {
    stage.world.policy =
        question ->
            question.earlier() == 0 ? ScriptedWorld.proceed() : Decision.hold("policy.scripted");
    stage.begin(2).consent().meet("interview-1").meet("interview-2");
    stage.await(JourneyState.IN_REVIEW);

    assertThat(stage.journey.packs().of(FIRST))
        .hasValueSatisfying(pack -> {
          assertThat(pack.evidence())
              .extracting(ReviewPack.Observation::side)
              .containsOnly(ReviewPack.Side.FOR);
          assertThat(pack.evidence())
              .extracting(ReviewPack.Observation::family)
              .contains("face", "voice");
          assertThat(pack.notChecked()).contains("policy");
        });
  }

  private void held() {
    stage.world.policy = question -> Decision.hold("continuity.unknown");
    stage.begin().consent().meet("interview-1");
    stage.await(JourneyState.IN_REVIEW);
  }

  private ReviewCase assign(String request, CallerId by, @Nullable CallerId to) {
    return stage.journey.assignReview(new ReviewAssignment(request, FIRST, by, to));
  }

  private void answer(Verdict verdict, CallerId reviewer) {
    String reason = verdict == Verdict.CLEAR ? "review.same-person" : "review.other-person";
    stage.journey.answerReview(
        new ReviewAnswer("by-" + reviewer, verdict, reason, reviewer, FIRST, null));
  }

  private void askMore(String request) {
    stage.journey.answerReview(
        new ReviewAnswer(
            request, Verdict.ASK_MORE, "review.wrong-file", ANN, FIRST, Challenge.RECAPTURE));
  }

  private ReviewCase newest() {
    return stage.world.queue.stream()
        .max(Comparator.comparingLong(ReviewCase::version))
        .orElseThrow();
  }

  private long told(NoticeKind kind) {
    return stage.world.mailbox.stream().map(Notice::kind).filter(kind::equals).count();
  }

  private long count(String what) {
    return stage.journey.status().timeline().stream()
        .filter(entry -> entry.what().equals(what))
        .count();
  }

  private AuditEvent event(String what) {
    return stage.world.ledger.stream()
        .filter(event -> event.what().equals(what))
        .findFirst()
        .orElseThrow();
  }
}
