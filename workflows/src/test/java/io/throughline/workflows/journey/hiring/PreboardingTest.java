package io.throughline.workflows.journey.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.ReviewAnswer.Verdict;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Between identity and day one: what others found, and who hears of it. */
class PreboardingTest {
  private static final String ADVERSE = "background.adverse";

  private final HiringStage stage = new HiringStage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void bothStagesAreWeighedByTheirOwnRules() {
    arrive(true, true);
    find("b", Stage.BACKGROUND, "background.clear");
    stage.until(status -> status.stage() == Stage.LOGISTICS);
    find("l", Stage.LOGISTICS, "logistics.entered", "logistics.ship-to-shared");
    assertThat(stage.meet("day-one").end().state()).isEqualTo(JourneyState.CLEARED);

    assertThat(ofRecords())
        .extracting(PolicyQuestion::step)
        .containsExactly(
            HiringStage.JOURNEY + "/background/1", HiringStage.JOURNEY + "/logistics/1");
    assertThat(ofRecords().getLast().problems())
        .extracting(Problem::reason)
        .containsExactly("logistics.entered", "logistics.ship-to-shared");
    assertThat(ofRecords()).allMatch(question -> question.signals().isEmpty());
  }

  @Test
  void whatCameEarlyIsWeighedInItsStage() {
    stage.preboarding = plan(true, false);
    stage.begin().consent().await("interview-1");
    find("b", Stage.BACKGROUND, "background.clear");
    stage.meet("interview-1").identify().meet("day-one");
    assertThat(stage.end().state()).isEqualTo(JourneyState.CLEARED);
    assertThat(ofRecords()).hasSize(1);
  }

  @Test
  void whatNeverComesIsHeldAndNotPassed() {
    stage.world.policy = PreboardingTest::strict;
    arrive(true, false);
    stage.skip(Duration.ofDays(30).plusMinutes(1)).await(JourneyState.IN_REVIEW);

    assertThat(ofRecords().getFirst().problems())
        .extracting(Problem::reason)
        .containsExactly("background.late");
  }

  @Test
  void nobodyDecidesOnAnAdverseResultBeforeFiveBusinessDays() {
    stage.world.policy = PreboardingTest::strict;
    arrive(true, false);
    find("b", Stage.BACKGROUND, ADVERSE);
    stage.until(_ -> told(NoticeKind.BACKGROUND_NOTICED) == 2);
    stage.skip(Duration.ofDays(5));
    assertThat(ofRecords()).isEmpty();

    stage.skip(Duration.ofDays(3)).await(JourneyState.IN_REVIEW);
    verdict(Verdict.CONFIRM, "review.record-holds");
    assertThat(stage.end().state()).isEqualTo(JourneyState.BLOCKED);
    assertThat(told(NoticeKind.BACKGROUND_DECIDED)).isEqualTo(2);
    assertThat(told(NoticeKind.BLOCKED)).isZero();
  }

  @Test
  void whoObjectsIsWaitedForAndACorrectedResultGoesOn() {
    stage.world.policy = PreboardingTest::strict;
    arrive(true, false);
    find("b", Stage.BACKGROUND, ADVERSE);
    stage.until(_ -> told(NoticeKind.BACKGROUND_NOTICED) == 2);
    stage.journey.takeRequest(new PersonRequest("p-1", PersonRequest.Wish.HUMAN));
    stage.skip(Duration.ofDays(20));
    assertThat(ofRecords()).isEmpty();

    find("c", Stage.BACKGROUND, "background.clear");
    assertThat(stage.meet("day-one").end().state()).isEqualTo(JourneyState.CLEARED);
  }

  @Test
  void somebodyCallsBackAndTheJourneyGoesOn() {
    stage.world.policy = PreboardingTest::calling;
    arrive(false, true);
    find("l", Stage.LOGISTICS, "logistics.entered", "logistics.bank-changed");
    stage.until(_ -> told(NoticeKind.CALL_BACK_REQUESTED) == 1);
    find(
        "m", Stage.LOGISTICS, "logistics.entered", "logistics.bank-changed", "call-back.confirmed");
    assertThat(stage.meet("day-one").end().state()).isEqualTo(JourneyState.CLEARED);
    assertThat(ofRecords()).extracting(PolicyQuestion::attempt).containsExactly(1, 2);
  }

  @Test
  void whoIsNotCalledInTwoDaysIsHeldWithAllThatWasFound() {
    stage.world.policy = PreboardingTest::calling;
    arrive(false, true);
    find("l", Stage.LOGISTICS, "logistics.entered", "logistics.bank-changed");
    stage.until(_ -> told(NoticeKind.CALL_BACK_REQUESTED) == 1);
    stage.skip(Duration.ofDays(2).plusMinutes(1)).await(JourneyState.IN_REVIEW);

    assertThat(ofRecords().getLast().problems())
        .extracting(Problem::reason)
        .containsExactly("logistics.bank-changed", "logistics.entered", "logistics.late");
  }

  @Test
  void aChangeAtTheLastMomentIsWeighedBeforeAnybodyIsCleared() {
    stage.world.policy = PreboardingTest::calling;
    arrive(false, true);
    find("l", Stage.LOGISTICS, "logistics.entered");
    stage.await("day-one");
    find("m", Stage.LOGISTICS, "logistics.entered", "logistics.bank-changed");
    stage.meet("day-one").until(_ -> told(NoticeKind.CALL_BACK_REQUESTED) == 1);
    find("n", Stage.LOGISTICS, "logistics.entered", "call-back.refused");

    stage.await(JourneyState.IN_REVIEW);
    assertThat(stage.journey.status().state()).isEqualTo(JourneyState.IN_REVIEW);
  }

  @Test
  void findingsThatNobodyAskedForAreRefused() {
    stage.preboarding = plan(false, true);
    stage.begin().consent().await("interview-1");
    HiringStage.refuses(
        Refusal.FINDINGS_NOT_AWAITED, () -> find("b", Stage.BACKGROUND, "background.clear"));
    find("l", Stage.LOGISTICS, "logistics.entered");
    find("l", Stage.LOGISTICS, "logistics.entered");
    HiringStage.refuses(
        Refusal.REQUEST_REUSED, () -> find("l", Stage.LOGISTICS, "logistics.bank-shared"));
  }

  private void arrive(boolean background, boolean logistics) {
    stage.preboarding = plan(background, logistics);
    stage.begin().consent().meet("interview-1").identify();
    stage.until(status -> status.stage() == (background ? Stage.BACKGROUND : Stage.LOGISTICS));
  }

  private static Preboarding plan(boolean background, boolean logistics) {
    return new Preboarding(background, logistics, List.of(), "UTC");
  }

  private void find(String request, Stage of, String... found) {
    var _ = stage.journey.submitFindings(new Findings(request, of, List.of(found)));
  }

  private void verdict(Verdict verdict, String reason) {
    stage.journey.answerReview(new ReviewAnswer("review-1", verdict, reason));
  }

  private long told(NoticeKind kind) {
    return stage.world.mailbox.stream().map(Notice::kind).filter(kind::equals).count();
  }

  private List<PolicyQuestion> ofRecords() {
    return stage.world.questions.stream()
        .filter(question -> question.journey().equals("preboarding"))
        .toList();
  }

  /** As the product's rules: nothing but a clear result goes on by itself. */
  private static Decision strict(PolicyQuestion question) {
    boolean clear =
        question.problems().stream().map(Problem::reason).allMatch("background.clear"::equals);
    return !question.journey().equals("preboarding") || clear
        ? ScriptedWorld.proceed()
        : Decision.hold(question.problems().getFirst().reason());
  }

  private static Decision calling(PolicyQuestion question) {
    List<String> found = question.problems().stream().map(Problem::reason).toList();
    if (found.contains("call-back.refused") || found.contains("logistics.late")) {
      return Decision.hold("call-back.refused");
    }
    return found.contains("logistics.bank-changed") && !found.contains("call-back.confirmed")
        ? new Decision.StepUp(Challenge.CALL_BACK, ScriptedWorld.basis("logistics.bank-changed"))
        : ScriptedWorld.proceed();
  }
}
