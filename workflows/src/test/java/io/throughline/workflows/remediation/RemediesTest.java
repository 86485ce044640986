package io.throughline.workflows.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyInForce;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What policy names is done once, told, proven, and taken back when somebody is cleared. */
class RemediesTest {
  private static final List<PlannedRemedy> NOTHING = List.of();
  private static final List<PlannedRemedy> FULL =
      all(
          new Remedy.HoldStage(),
          new Remedy.HoldOffer(),
          new Remedy.Limit(),
          new Remedy.Notify(),
          new Remedy.HoldPayroll());

  private final HiringStage stage = new HiringStage();

  @AfterEach
  void strike() {
    stage.close();
  }

  @Test
  void clearingTakesBackWhatAHoldDidTheLastFirst() {
    hold(FULL, NOTHING, NOTHING);
    awaitInForce("hold-stage", "hold-offer", "limit", "notify", "hold-payroll");
    assertThat(words()).containsExactly("hold-offer", "limit", "hold-payroll");

    review(ReviewAnswer.Verdict.CLEAR);
    stage.world.policy = question -> ScriptedWorld.proceed();
    JourneyStatus end = stage.identify().meet("day-one").end();

    assertThat(words())
        .containsExactly(
            "hold-offer",
            "limit",
            "hold-payroll",
            "release-payroll",
            "lift-limit",
            "release-offer");
    assertThat(stage.world.orders.get(4).undoes()).isEqualTo(stage.world.orders.get(1).key());
    assertThat(reasonsOf(end, "remedy.undone"))
        .containsExactly("hold-payroll", "notify", "limit", "hold-offer", "hold-stage");
    assertThat(end.remedies()).isEmpty();
    assertThat(kinds()).contains(NoticeKind.RESTRICTED, NoticeKind.RESTORED);
    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
  }

  @Test
  void anOrderCarriesItsKeyAndTheAccountAndIsAutomaticUntilAHumanConfirms() {
    hold(all(new Remedy.Limit()), all(new Remedy.Suspend()), NOTHING);
    awaitInForce("limit");
    review(ReviewAnswer.Verdict.CONFIRM);
    stage.end();

    assertThat(stage.world.orders).extracting(RemedyOrder::automatic).containsExactly(true, false);
    assertThat(stage.world.orders.getFirst().key())
        .isEqualTo(HiringStage.JOURNEY + "/interview-1/1/limit");
    assertThat(stage.world.orders).allMatch(order -> order.account() != null);
  }

  @Test
  void whatIsIrreversibleWaitsForAHuman() {
    List<PlannedRemedy> reset = all(new Remedy.ResetFactor(), new Remedy.TemporaryPass());
    hold(reset, reset, reset);
    stage.await(JourneyState.IN_REVIEW);
    awaitNoted("remedy.awaits-human", 2);
    assertThat(stage.world.orders).isEmpty();

    review(ReviewAnswer.Verdict.CONFIRM);
    assertThat(reasonsOf(stage.end(), "remedy.applied"))
        .containsExactly("reset-factor", "temporary-pass");
  }

  @Test
  void whenNobodyDecidesNothingIrreversibleIsDoneEither() {
    hold(NOTHING, all(new Remedy.Suspend()), all(new Remedy.ResetFactor(), new Remedy.Limit()));
    JourneyStatus end = stage.end();

    assertThat(end.state()).isEqualTo(JourneyState.LIMITED);
    assertThat(words()).containsExactly("limit");
    assertThat(end.remedies()).extracting(RemedyInForce::remedy).containsExactly("limit");
    assertThat(reasonsOf(end, "remedy.awaits-human")).containsExactly("reset-factor");
  }

  @Test
  void whatCannotBeDoneIsToldAndStopsNothingElse() {
    stage.world.systems =
        order ->
            switch (order.remedy()) {
              case Remedy.HoldOffer _ -> refused("receiver.answered-400");
              case Remedy.Limit _ -> throw FailureCode.REMEDY_UNREACHABLE.failure("scripted");
              default -> applied();
            };
    hold(FULL, NOTHING, NOTHING);
    stage.await(JourneyState.IN_REVIEW);
    stage.skip(Duration.ofHours(2));
    awaitInForce("hold-stage", "notify", "hold-payroll");

    assertThat(stage.journey.status().timeline())
        .filteredOn(entry -> entry.what().equals("remedy.failed"))
        .extracting(TimelineEntry::reasons)
        .containsExactly(
            List.of("hold-offer", "receiver.answered-400"), List.of("limit", "remedy.unreachable"));
    assertThat(stage.world.mailbox)
        .filteredOn(notice -> notice.kind() == NoticeKind.REMEDY_FAILED)
        .extracting(notice -> notice.words().get("remedy"))
        .containsExactly("hold-offer", "limit");
  }

  @Test
  void whatMayHaveBeenDoneIsTakenBackToo() {
    stage.world.systems =
        order -> {
          if (order.remedy() instanceof Remedy.Limit) {
            throw FailureCode.REMEDY_UNREACHABLE.failure("done, and the answer was lost");
          }
          return applied();
        };
    hold(all(new Remedy.Limit(), new Remedy.HoldOffer()), NOTHING, NOTHING);
    stage.await(JourneyState.IN_REVIEW);
    awaitOrder("limit");
    review(ReviewAnswer.Verdict.CLEAR);
    stage.world.policy = question -> ScriptedWorld.proceed();
    JourneyStatus end = stage.identify().meet("day-one").end();

    assertThat(Set.copyOf(words())).containsExactlyInAnyOrder("limit", "lift-limit");
    assertThat(reasonsOf(end, "remedy.undone")).containsExactly("limit");
    assertThat(end.remedies()).isEmpty();
  }

  @Test
  void whatLastsForAWhileEndsByItself() {
    hold(
        NOTHING,
        List.of(new PlannedRemedy(new Remedy.Limit(), Duration.ofDays(3)), suspend()),
        NOTHING);
    stage.await(JourneyState.IN_REVIEW);
    review(ReviewAnswer.Verdict.CONFIRM);
    stage.await(JourneyState.BLOCKED);
    awaitInForce("limit", "suspend");
    JourneyStatus end = stage.end();

    assertThat(words()).containsExactly("limit", "suspend", "lift-limit");
    assertThat(end.remedies()).extracting(RemedyInForce::remedy).containsExactly("suspend");
    assertThat(end.timeline().getLast().what()).isEqualTo("remedy.undone");
  }

  @Test
  void whoeverCallsAJourneyOffGetsNobodyBackIn() {
    hold(FULL, NOTHING, NOTHING);
    awaitInForce("hold-stage", "hold-offer", "limit", "notify", "hold-payroll");
    stage.stub.cancel();
    JourneyStatus end = stage.endCancelled();

    assertThat(end.state()).isEqualTo(JourneyState.CLOSED);
    assertThat(words())
        .containsExactly("hold-offer", "limit", "hold-payroll", "release-payroll", "release-offer");
    assertThat(end.remedies()).extracting(RemedyInForce::remedy).containsExactly("limit", "notify");
  }

  @Test
  void whatCannotBeTakenBackStaysInSight() {
    stage.world.systems =
        order -> order.undoes() == null ? applied() : refused("directory.answered-400");
    hold(all(new Remedy.Limit()), NOTHING, NOTHING);
    awaitInForce("limit");
    review(ReviewAnswer.Verdict.CLEAR);
    stage.world.policy = question -> ScriptedWorld.proceed();
    JourneyStatus end = stage.identify().meet("day-one").end();

    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
    assertThat(end.remedies()).extracting(RemedyInForce::remedy).containsExactly("limit");
    assertThat(reasonsOf(end, "remedy.undo-failed")).containsExactly("limit");
    assertThat(kinds()).contains(NoticeKind.REMEDY_FAILED);
  }

  @Test
  void theLedgerProvesThePlanBeforeAndTheDeedAfter() {
    stage.world.ledgerOutages.set(3);
    hold(FULL, NOTHING, NOTHING);
    awaitInForce("hold-stage", "hold-offer", "limit", "notify", "hold-payroll");
    review(ReviewAnswer.Verdict.CONFIRM);
    JourneyStatus end = stage.end();

    assertThat(stage.world.ledger.stream().map(AuditEvent::what).toList())
        .isEqualTo(end.timeline().stream().map(TimelineEntry::what).toList());
    assertThat(stage.world.ledger.stream().map(AuditEvent::key).toList()).doesNotHaveDuplicates();
    assertThat(stage.world.ledger)
        .filteredOn(event -> event.what().equals("decision.hold"))
        .singleElement()
        .satisfies(event ->
            assertThat(event.details().get("remedies"))
                .startsWith("now: hold-stage hold-offer limit"));
    assertThat(stage.world.ledger.toString()).doesNotContain("sam@");
  }

  @Test
  void aHoldThatPolicyDidNotMakeHoldsTheStageAndEndsWithTheLeastAccess() {
    stage.world.policy =
        question -> {
          throw FailureCode.POLICY_MALFORMED.failure("scripted");
        };
    stage.begin().consent().meet("interview-1");
    JourneyStatus end = stage.end();

    assertThat(end.state()).isEqualTo(JourneyState.LIMITED);
    assertThat(words()).containsExactly("limit");
    assertThat(end.remedies())
        .extracting(RemedyInForce::remedy)
        .containsExactly("hold-stage", "limit", "alert");
  }

  private void hold(
      List<PlannedRemedy> now, List<PlannedRemedy> confirmed, List<PlannedRemedy> expired) {
    DecisionBasis basis =
        new DecisionBasis(
            "d",
            "r",
            List.of("continuity.face-different"),
            List.of(),
            null,
            new RemedyPlan(now, confirmed, expired));
    stage.world.policy = question -> new Decision.Hold(basis);
    stage.begin().consent().meet("interview-1");
  }

  private static List<PlannedRemedy> all(Remedy... remedies) {
    return Stream.of(remedies).map(PlannedRemedy::of).toList();
  }

  private static PlannedRemedy suspend() {
    return PlannedRemedy.of(new Remedy.Suspend());
  }

  private static RemedyReceipt applied() {
    return new RemedyReceipt(RemedyReceipt.State.APPLIED, false, "");
  }

  private static RemedyReceipt refused(String reason) {
    return new RemedyReceipt(RemedyReceipt.State.REFUSED, false, reason);
  }

  private void awaitInForce(String... words) {
    stage.until(status ->
        status.remedies().stream().map(RemedyInForce::remedy).toList().equals(List.of(words)));
  }

  private void awaitNoted(String what, int times) {
    stage.until(status -> reasonsOf(status, what).size() == times);
  }

  private void awaitOrder(String word) {
    stage.until(status -> words().contains(word));
  }

  private void review(ReviewAnswer.Verdict verdict) {
    stage.journey.answerReview(new ReviewAnswer("review-1", verdict, "review.looked-at-it"));
  }

  private List<String> words() {
    return stage.world.orders.stream().map(order -> order.remedy().word()).toList();
  }

  private List<NoticeKind> kinds() {
    return stage.world.mailbox.stream().map(Notice::kind).toList();
  }

  private static List<String> reasonsOf(JourneyStatus status, String what) {
    return status.timeline().stream()
        .filter(entry -> entry.what().equals(what))
        .map(entry -> entry.reasons().getFirst())
        .toList();
  }
}
