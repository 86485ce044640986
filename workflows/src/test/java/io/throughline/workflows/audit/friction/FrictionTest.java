package io.throughline.workflows.audit.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.Effort;
import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.FrictionSpent;
import io.throughline.contracts.journey.status.friction.JourneyFriction;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.contracts.journey.status.friction.StagePassage;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a journey costs is measured, told, and kept; what is not known is not called 0. */
class FrictionTest {
  private final HiringStage stage = new HiringStage();

  @AfterEach
  void strike() {
    stage.close();
  }

  @Test
  void whoSailsThroughSpendsWhatTheRecordingsLast() {
    JourneyStatus end =
        stage
            .begin(2)
            .consent()
            .meet("interview-1")
            .meet("interview-2")
            .identify()
            .meet("day-one")
            .end();

    // Two pieces of 1000 bytes each time; the camera's 12 s hold the dial-in's 11 s.
    assertThat(of(end, Stage.INTERVIEW).total()).isEqualTo(new Effort(24.0, 0, 4000));
    assertThat(of(end, Stage.IDENTITY).total()).isEqualTo(new Effort(null, 1, 2000));
    assertThat(of(end, Stage.DAY_ONE).total()).isEqualTo(new Effort(12.0, 0, 2000));
    assertThat(of(end, Stage.CONSENT).total()).isEqualTo(Effort.NONE);
    Friction total = friction(end).total();
    assertThat(total.total()).isEqualTo(new Effort(36.0, 1, 8000));
    assertThat(total.extra()).isEqualTo(Effort.NONE);
    assertThat(total.prompts() + total.retries()).isZero();
    assertThat(total.elapsedSeconds()).isNotNull();
  }

  @Test
  void everyStageIsEnteredAndPassedOnceAndWrittenDown() {
    stage.begin(2).consent().meet("interview-1").meet("interview-2").identify().meet("day-one");
    JourneyStatus end = stage.end();

    assertThat(passages())
        .extracting(StagePassage::stage, StagePassage::exit)
        .containsExactly(
            tuple(Stage.CONSENT, StageExit.PASSED),
            tuple(Stage.INTERVIEW, StageExit.PASSED),
            tuple(Stage.IDENTITY, StageExit.PASSED),
            tuple(Stage.DAY_ONE, StageExit.PASSED));
    assertThat(stage.world.moves)
        .extracting(move -> Optional.ofNullable(move.entered()).map(StageMove.Entry::stage))
        // Moves are told beside the journey, at least once each.
        .containsOnly(
            Optional.of(Stage.CONSENT),
            Optional.of(Stage.INTERVIEW),
            Optional.of(Stage.IDENTITY),
            Optional.of(Stage.DAY_ONE),
            Optional.empty());
    assertThat(passages().getLast().friction()).isEqualTo(of(end, Stage.DAY_ONE));
  }

  @Test
  void theLedgerKeepsWhatEachStageCost() {
    stage.begin(2).consent().meet("interview-1").meet("interview-2").identify().meet("day-one");
    stage.end();

    List<AuditEvent> passed =
        stage.world.ledger.stream().filter(e -> e.what().equals("stage.passed")).toList();
    assertThat(passed).hasSize(4);
    assertThat(passed.get(1).details())
        .containsEntry("stage", "interview")
        .containsEntry("seconds", "24.000")
        .containsEntry("extraSeconds", "")
        .containsEntry("bytes", "4000")
        .containsEntry("prompts", "0");
    assertThat(passed.get(2).details())
        .containsEntry("seconds", "")
        .containsEntry("unmeasured", "1");
  }

  @Test
  void aStepUpIsAPromptAndWhatFollowsItARetry() {
    askAgainOnce();
    stage.begin().consent().meet("interview-1").meet("interview-1");
    stage.await("identity");

    FrictionSpent.Part first = spent(0).stage();
    FrictionSpent.Part second = spent(1).stage();
    assertThat(first).isEqualTo(part(new Effort(12.0, 0, 2000), Effort.NONE, 0));
    assertThat(second).isEqualTo(part(new Effort(24.0, 0, 4000), new Effort(12.0, 0, 2000), 1));
    assertThat(spent(1).journey()).isEqualTo(second);
    assertThat(of(stage.journey.status(), Stage.INTERVIEW).prompts()).isEqualTo(1);
  }

  @Test
  void theAccountIsOfTheStageAndOfTheJourney() {
    askAgainOnce();
    stage.begin().consent().meet("interview-1").meet("interview-1").identify().meet("day-one");
    stage.end();

    FrictionSpent last = spent(3);
    assertThat(last.stage()).isEqualTo(part(new Effort(12.0, 0, 2000), Effort.NONE, 0));
    assertThat(last.journey())
        .isEqualTo(part(new Effort(36.0, 1, 8000), new Effort(12.0, 0, 2000), 1));
    assertThat(stage.world.questions)
        .allSatisfy(q -> assertThat(q.friction().journey().prompts()).isEqualTo(q.promptsUsed()));
  }

  @Test
  void aRecordingThatCannotBeReadHasNoLength() {
    stage.world.inspectionFailures.add(FailureCode.MEDIA_UNREADABLE);
    stage.begin().consent().meet("interview-1").await("identity");

    assertThat(spent(0).stage().total()).isEqualTo(new Effort(null, 1, 2000));
  }

  @Test
  void aPromptThatNobodyFollowsIsNoRetryAndADropOut() {
    askAgainOnce();
    stage.begin().consent().meet("interview-1");
    JourneyStatus end = stage.end();

    Friction interview = of(end, Stage.INTERVIEW);
    assertThat(interview.prompts()).isEqualTo(1);
    assertThat(interview.retries()).isZero();
    assertThat(passages().getLast().exit()).isEqualTo(StageExit.EXPIRED);
    assertThat(passages().getLast().leftAt())
        .isAfter(passages().getLast().enteredAt().plus(Duration.ofDays(14)));
  }

  @Test
  void elapsedIsTheTimeUntilTheLastPiece() {
    stage.begin().await(JourneyState.NOTIFIED);
    stage.skip(Duration.ofHours(5)).consent().await("interview-1");
    stage.submit("interview-1", EvidenceRole.CAMERA);
    stage.skip(Duration.ofHours(30));
    stage.submit("interview-1", EvidenceRole.DIAL_IN);
    stage.await("identity");

    JourneyStatus now = stage.journey.status();
    assertThat(of(now, Stage.CONSENT).elapsedSeconds()).isBetween(5 * 3600.0, 5.1 * 3600);
    assertThat(of(now, Stage.INTERVIEW).elapsedSeconds()).isBetween(30 * 3600.0, 30.1 * 3600);
    assertThat(of(now, Stage.IDENTITY).elapsedSeconds()).isNull();
  }

  @Test
  void aNoIsToldApartFromSilence() {
    stage.begin();
    stage.journey.answerConsent(new ConsentAnswer("consent-1", false, true));
    stage.end();

    assertThat(passages())
        .extracting(StagePassage::stage, StagePassage::exit)
        .containsExactly(tuple(Stage.CONSENT, StageExit.DECLINED));
    assertThat(passages().getFirst().friction().elapsedSeconds()).isNotNull();
  }

  @Test
  void silenceHasNoElapsedTime() {
    stage.begin().end();

    assertThat(passages())
        .singleElement()
        .satisfies(passage -> {
          assertThat(passage.exit()).isEqualTo(StageExit.EXPIRED);
          assertThat(passage.friction()).isEqualTo(Friction.NONE);
        });
  }

  @Test
  void whatAHumanEndsIsNoDropOut() {
    stage.world.policy = question -> Decision.hold("continuity.unknown");
    stage.begin().consent().meet("interview-1");
    stage.await(JourneyState.IN_REVIEW);
    stage.journey.answerReview(
        new ReviewAnswer("r", ReviewAnswer.Verdict.CONFIRM, "review.other-person"));
    stage.end();

    StagePassage last = passages().getLast();
    assertThat(last.exit()).isEqualTo(StageExit.BLOCKED);
    assertThat(last.exit().side()).isEqualTo(StageExit.Side.US);
    assertThat(last.holds()).isEqualTo(1);
  }

  @Test
  void aReviewThatNobodyDoesLimits() {
    stage.world.policy = question -> Decision.hold("continuity.unknown");
    stage.begin().consent().meet("interview-1").end();

    assertThat(passages().getLast().exit()).isEqualTo(StageExit.LIMITED);
  }

  @Test
  void aCancelledJourneyLeavesItsStageOnce() {
    stage.begin().consent().await("interview-1");
    stage.stub.cancel();
    JourneyStatus end = stage.endCancelled();

    assertThat(passages()).extracting(StagePassage::exit).last().isEqualTo(StageExit.CANCELLED);
    assertThat(passages()).hasSize(2);
    assertThat(end.timeline()).filteredOn(e -> e.what().startsWith("stage.")).hasSize(2);
  }

  @Test
  void figuresThatCannotBeKeptForAWhileHoldNobodyUp() {
    stage.world.figureOutages.set(12);
    JourneyStatus end =
        stage.begin().consent().meet("interview-1").identify().meet("day-one").end();

    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
    assertThat(passages()).hasSize(4);
  }

  @Test
  void figuresThatCannotBeKeptAtAllAreSaidToBeMissing() {
    stage.world.figureOutages.set(Integer.MAX_VALUE);
    JourneyStatus end =
        stage.begin().consent().meet("interview-1").identify().meet("day-one").end();

    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
    assertThat(end.timeline().getLast().what()).isEqualTo("friction.unrecorded");
    assertThat(stage.world.ledger).hasSameSizeAs(end.timeline());
  }

  private void askAgainOnce() {
    stage.world.policy =
        question ->
            question.interaction().equals("interview-1") && question.attempt() == 1
                ? new Decision.StepUp(Challenge.RECAPTURE, ScriptedWorld.basis("face.none"))
                : ScriptedWorld.proceed();
  }

  private FrictionSpent spent(int question) {
    PolicyQuestion asked = stage.world.questions.get(question);
    return asked.friction();
  }

  private static FrictionSpent.Part part(Effort total, Effort extra, int prompts) {
    return new FrictionSpent.Part(total, extra, prompts, prompts);
  }

  private List<StagePassage> passages() {
    return stage.world.moves.stream().map(StageMove::left).filter(Objects::nonNull).toList();
  }

  private static JourneyFriction friction(JourneyStatus status) {
    return Objects.requireNonNull(status.friction());
  }

  private static Friction of(JourneyStatus status, Stage stage) {
    return friction(status).stages().stream()
        .filter(one -> one.stage() == stage)
        .findFirst()
        .orElseThrow()
        .friction();
  }
}
