package io.throughline.workflows.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer.Verdict;
import io.throughline.contracts.journey.answer.review.CaseState;
import io.throughline.contracts.journey.answer.review.ReviewPack;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.contracts.remediation.action.RemedyReceipt;
import io.throughline.workflows.journey.HiringStage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who decides an appeal, what comes of it, and what time does to it. */
class AppealJourneyTest {
  private static final CallerId ANN = new CallerId("c-" + "a".repeat(26));
  private static final CallerId BEN = new CallerId("c-" + "b".repeat(26));

  private final AppealStage stage = new AppealStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whatWasDecidedStandsAndNothingIsUndone() {
    stage.world.appeals.measures = List.of(ScriptedAppeals.standing(1, "limit"));
    stage.begin(true).take(1, ANN, ANN).decide(Verdict.CONFIRM, "review.still-holds", ANN);

    assertThat(stage.end().state()).isEqualTo(JourneyState.UPHELD);
    assertThat(stage.told(Notice.Audience.CANDIDATE))
        .containsExactlyInAnyOrder(NoticeKind.APPEAL_OPENED, NoticeKind.APPEAL_UPHELD);
    assertThat(stage.acted()).isEmpty();
    assertThat(stage.world.appeals.withdrawals).isEmpty();
  }

  @Test
  void whatWasWrongIsTakenBackInReverseUnderTheOtherJourneysKeys() {
    stage.world.appeals.measures =
        List.of(
            ScriptedAppeals.standing(4, "revoke-sessions"),
            ScriptedAppeals.standing(3, "suspend"),
            ScriptedAppeals.standing(2, "hold-offer"),
            ScriptedAppeals.standing(1, "limit"));
    stage.begin(true).decide(Verdict.CLEAR, "review.mistaken", ANN);

    JourneyStatus end = stage.end();
    assertThat(end.state()).isEqualTo(JourneyState.OVERTURNED);
    assertThat(end.remedies()).isEmpty();
    assertThat(stage.acted()).containsExactly("reinstate", "release-offer", "lift-limit");
    assertThat(stage.world.orders)
        .extracting(RemedyOrder::key, RemedyOrder::undoes)
        .first()
        .isEqualTo(
            org.assertj.core.groups.Tuple.tuple(
                AppealStage.APPEALED + "/interview-1/3/suspend/undo",
                AppealStage.APPEALED + "/interview-1/3/suspend"));
    assertThat(stage.world.orders)
        .allSatisfy(order -> {
          assertThat(order.journey()).isEqualTo(AppealStage.APPEALED);
          assertThat(order.account()).isNotNull();
          assertThat(order.automatic()).isFalse();
        });
    for (Notice.Audience audience : Notice.Audience.values()) {
      assertThat(stage.told(audience))
          .contains(NoticeKind.APPEAL_OVERTURNED, NoticeKind.APPEAL_RESTORED);
    }
  }

  @Test
  void whatWasLearnedIsWithdrawnAndBothJourneysSaySo() {
    stage.begin(true).decide(Verdict.CLEAR, "review.same-person", ANN).end();

    assertThat(stage.world.appeals.withdrawals)
        .containsExactly(
            new AppealActivities.Withdrawal(AppealStage.APPEALED, AppealStage.JOURNEY));
    List<AuditEvent> overturned =
        stage.world.ledger.stream()
            .filter(event -> event.what().equals("appeal.overturned"))
            .toList();
    assertThat(overturned)
        .extracting(AuditEvent::journey)
        .containsExactly(AppealStage.JOURNEY, AppealStage.APPEALED);
    assertThat(overturned.getFirst().details())
        .containsEntry("appealed", AppealStage.APPEALED.value())
        .containsEntry("reviewer", ANN.value())
        .containsEntry("reasons", "review.same-person");
    assertThat(overturned.getLast().details()).containsEntry("appeal", AppealStage.JOURNEY.value());
    assertThat(stage.world.ledger)
        .filteredOn(event -> event.what().equals("appeal.learning-withdrawn"))
        .singleElement()
        .satisfies(event -> assertThat(event.details()).containsEntry("leads", "1"));
  }

  @Test
  void whatCannotBeTakenBackIsToldToTheTeamAndNobodyIsToldThatAllIsWell() {
    stage.world.appeals.measures =
        List.of(
            ScriptedAppeals.standing(3, "reset-factor"),
            ScriptedAppeals.standing(2, "limit"),
            ScriptedAppeals.standing(1, "hold-offer"));
    stage.world.systems =
        order ->
            order.remedy().word().equals("lift-limit")
                ? new RemedyReceipt(RemedyReceipt.State.REFUSED, false, "scim.refused")
                : new RemedyReceipt(RemedyReceipt.State.APPLIED, false, "");
    stage.begin(true).decide(Verdict.CLEAR, "review.mistaken", ANN);

    JourneyStatus end = stage.end();
    assertThat(end.state()).isEqualTo(JourneyState.OVERTURNED);
    assertThat(end.remedies())
        .extracting(remedy -> remedy.remedy())
        .containsExactly("reset-factor", "limit");
    assertThat(stage.told(Notice.Audience.TEAM))
        .containsSubsequence(NoticeKind.REMEDY_FAILED, NoticeKind.REMEDY_FAILED);
    assertThat(stage.world.mailbox)
        .extracting(Notice::kind)
        .doesNotContain(NoticeKind.APPEAL_RESTORED);
  }

  @Test
  void whoeverTouchedTheCaseNeitherGetsItNorDecidesIt() {
    stage.begin(true);
    HiringStage.refuses(
        Refusal.REVIEW_SECOND_PERSON,
        () -> stage.decide(Verdict.CONFIRM, "review.still-holds", AppealStage.FIRST));
    HiringStage.refuses(
        Refusal.REVIEW_SECOND_PERSON,
        () -> stage.decide(Verdict.CONFIRM, "review.still-holds", null));
    HiringStage.refuses(
        Refusal.REVIEW_SECOND_PERSON, () -> stage.take(1, AppealStage.FIRST, AppealStage.FIRST));
    HiringStage.refuses(Refusal.REVIEW_SECOND_PERSON, () -> stage.take(1, ANN, AppealStage.FIRST));

    stage.decide(Verdict.CLEAR, "review.mistaken", ANN);
    assertThat(stage.end().state()).isEqualTo(JourneyState.OVERTURNED);
  }

  @Test
  void nobodyIsTurnedDownByTheClock() {
    stage.begin(true).take(1, ANN, ANN).skip(Duration.ofDays(3));
    stage.until(_ -> stage.told(Notice.Audience.TEAM).contains(NoticeKind.REVIEW_ESCALATED));
    stage.skip(Duration.ofDays(3));
    assertThat(stage.happened()).contains("appeal.overdue");
    for (Notice.Audience audience : Notice.Audience.values()) {
      stage.until(_ -> stage.told(audience).contains(NoticeKind.APPEAL_OVERDUE));
    }
    assertThat(stage.journey.status().state()).isEqualTo(JourneyState.IN_REVIEW);
    assertThat(stage.acted()).isEmpty();

    stage.skip(Duration.ofDays(20));
    assertThat(stage.journey.status().state()).isEqualTo(JourneyState.IN_REVIEW);
    HiringStage.refuses(
        Refusal.REVIEW_SECOND_PERSON,
        () -> stage.decide(Verdict.CONFIRM, "review.still-holds", AppealStage.FIRST));
    stage.decide(Verdict.CLEAR, "review.mistaken", BEN);
    assertThat(stage.end().state()).isEqualTo(JourneyState.OVERTURNED);
    assertThat(stage.world.queue)
        .filteredOn(shown -> shown.id().equals(ReviewCaseId.of(AppealStage.JOURNEY, 1)))
        .anySatisfy(shown -> assertThat(shown.state()).isEqualTo(CaseState.EXPIRED));
  }

  @Test
  void aNewRecordingIsComparedWithWhatWasAcceptedAndShownToWhoeverDecides() {
    stage.begin(true).handIn();

    ReviewPack pack = stage.journey.packs().packs().getFirst();
    assertThat(pack.reasons()).containsExactly("continuity.face-different", "review.other-person");
    assertThat(pack.evidence())
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.about()).isEqualTo("interview-1 ↔ appeal-selfie");
          assertThat(seen.side()).isEqualTo(ReviewPack.Side.FOR);
        });
    assertThat(stage.journey.status().state()).isEqualTo(JourneyState.IN_REVIEW);
    assertThat(stage.world.questions).isEmpty();
    HiringStage.refuses(Refusal.INTERACTION_NOT_AWAITED, stage::handIn);
  }

  @Test
  void whoeverDidNotAgreeIsNotExamined() {
    stage.begin(false);

    HiringStage.refuses(Refusal.CONSENT_MISSING, stage::handIn);
    stage.decide(Verdict.CLEAR, "review.checked-by-hand", ANN);
    assertThat(stage.end().state()).isEqualTo(JourneyState.OVERTURNED);
  }

  @Test
  void askingForMoreComesBackWithARecordingAndWithoutOne() {
    stage.begin(true).decide(Verdict.ASK_MORE, "review.poor-capture", ANN);
    stage.until(status -> status.awaited() != null && status.awaited().what().equals("evidence"));
    stage.until(_ -> stage.told(Notice.Audience.CANDIDATE).contains(NoticeKind.APPEAL_ASKED));
    stage.skip(Duration.ofDays(6)).await(JourneyState.IN_REVIEW);
    stage.until(status -> status.awaited() != null && status.awaited().what().equals("review"));

    stage.decide(Verdict.CONFIRM, "review.still-holds", ANN);
    assertThat(stage.end().state()).isEqualTo(JourneyState.UPHELD);
  }

  @Test
  void whoDoesNotObjectAnyMoreEndsItWithoutAVerdict() {
    stage.begin(true).take(1, ANN, ANN);
    stage.journey.takeRequest(new PersonRequest("wish-1", PersonRequest.Wish.WITHDRAW));

    assertThat(stage.end().state()).isEqualTo(JourneyState.CLOSED);
    assertThat(stage.happened()).endsWith("appeal.withdrawn");
    assertThat(stage.told(Notice.Audience.CANDIDATE)).endsWith(NoticeKind.APPEAL_WITHDRAWN);
    assertThat(stage.world.queue)
        .anySatisfy(shown -> assertThat(shown.state()).isEqualTo(CaseState.CLOSED));
    assertThat(stage.acted()).isEmpty();
  }

  @Test
  void onlyAnAppealCanBeTakenBack() {
    try (HiringStage hiring = new HiringStage()) {
      hiring.begin().await(JourneyState.NOTIFIED);
      HiringStage.refuses(
          Refusal.REQUEST_NOT_OFFERED,
          () ->
              hiring.journey.takeRequest(new PersonRequest("wish-1", PersonRequest.Wish.WITHDRAW)));
    }
  }

  @Test
  void theStatementIsInNoEventNoLetterAndNoStatus() {
    stage.begin(true).decide(Verdict.CLEAR, "review.mistaken", ANN);
    JourneyStatus end = stage.end();

    assertThat(stage.journey.matter().statement()).isEqualTo(AppealStage.STATEMENT);
    assertThat(stage.world.ledger.toString() + stage.world.mailbox + end)
        .doesNotContain("all the time", "cold");
    assertThat(stage.journey.matter().toString()).doesNotContain("cold");
  }
}
