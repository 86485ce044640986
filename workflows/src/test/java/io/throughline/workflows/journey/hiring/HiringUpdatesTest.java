package io.throughline.workflows.journey.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowUpdateException;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.PersonRequest.Wish;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people and callers do, in and out of turn. */
class HiringUpdatesTest {
  private final HiringStage stage = new HiringStage();

  @AfterEach
  void strike() {
    stage.close();
  }

  @Test
  void noEvidenceIsTakenBeforeConsent() {
    stage.begin();
    HiringStage.refuses(
        Refusal.CONSENT_MISSING, () -> stage.submit("interview-1", EvidenceRole.CAMERA));

    assertThat(stage.world.questions).isEmpty();
    assertThat(stage.journey.status().timeline())
        .extracting(TimelineEntry::what)
        .doesNotContain("evidence.received");
  }

  @Test
  void decliningLeadsToAHumanAndNotToARejection() {
    stage.begin();
    stage.journey.answerConsent(new ConsentAnswer("consent-1", true, false));
    JourneyStatus end = stage.end();

    assertThat(end.state()).isEqualTo(JourneyState.CLOSED);
    assertThat(end.timeline().getLast().reasons())
        .containsExactly("consent.declined", "human.path");
    assertThat(kindsTo(Notice.Audience.TEAM)).containsExactly(NoticeKind.CONSENT_DECLINED);
  }

  @Test
  void silenceIsRemindedOfTwiceAndThenLeadsToAHuman() {
    JourneyStatus end = stage.begin().end();

    assertThat(end.state()).isEqualTo(JourneyState.CLOSED);
    assertThat(kindsTo(Notice.Audience.CANDIDATE))
        .containsExactly(
            NoticeKind.CONSENT_REQUESTED,
            NoticeKind.CONSENT_REMINDER,
            NoticeKind.CONSENT_REMINDER,
            NoticeKind.CONSENT_EXPIRED);
  }

  @Test
  void consentIsNotTakenBackByARepeatedRequest() {
    stage.begin().consent().consent();
    HiringStage.refuses(
        Refusal.CONSENT_ANSWERED,
        () -> stage.journey.answerConsent(new ConsentAnswer("other", false, false)));
  }

  @Test
  void theSameEvidenceTwiceIsTakenOnce() {
    stage.begin().consent().await("interview-1");
    EvidenceSubmission submission =
        HiringStage.submission("request-a", "interview-1", EvidenceRole.CAMERA, 900);
    EvidenceReceipt first = stage.journey.submitEvidence(submission);
    EvidenceReceipt second = stage.journey.submitEvidence(submission);

    assertThat(second).isEqualTo(first);
    assertThat(first.stillAwaited()).containsExactly(EvidenceRole.DIAL_IN);
    assertThat(stage.journey.status().timeline())
        .filteredOn(entry -> entry.what().equals("evidence.received"))
        .hasSize(1);
    EvidenceSubmission other =
        HiringStage.submission("request-a", "interview-1", EvidenceRole.CAMERA, 901);
    HiringStage.refuses(Refusal.REQUEST_REUSED, () -> stage.journey.submitEvidence(other));
  }

  @Test
  void aRepeatedRequestGetsItsReceiptEvenAfterTheStageHasPassed() {
    stage.begin().consent().await("interview-1");
    EvidenceSubmission submission =
        HiringStage.submission("request-a", "interview-1", EvidenceRole.CAMERA, 900);
    EvidenceReceipt first = stage.journey.submitEvidence(submission);
    stage.submit("interview-1", EvidenceRole.DIAL_IN);
    stage.await("identity");

    assertThat(stage.journey.submitEvidence(submission)).isEqualTo(first);
  }

  @Test
  void evidenceOutOfTurnIsRefused() {
    stage.begin().consent().await("interview-1");

    HiringStage.refuses(
        Refusal.INTERACTION_NOT_AWAITED, () -> stage.submit("day-one", EvidenceRole.CAMERA));
    HiringStage.refuses(
        Refusal.ROLE_NOT_AWAITED, () -> stage.submit("interview-1", EvidenceRole.SELFIE));
    stage.submit("interview-1", EvidenceRole.CAMERA);
    HiringStage.refuses(
        Refusal.ROLE_FILLED, () -> stage.submit("interview-1", EvidenceRole.CAMERA));
  }

  @Test
  void whatNeverComesIsSaidToPolicyWhenTheRestIsIn() {
    stage.begin().consent().await("interview-1");
    EvidenceSubmission only =
        HiringStage.submission("request-a", "interview-1", EvidenceRole.CAMERA, 900);
    stage.journey.submitEvidence(
        new EvidenceSubmission(only.requestId(), only.interaction(), only.evidence(), true));
    stage.await("identity");

    assertThat(stage.world.questions.getFirst().problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.role()).isEqualTo(EvidenceRole.DIAL_IN);
          assertThat(problem.reason()).isEqualTo("evidence.not-handed-in");
        });
  }

  @Test
  void aCandidateWhoNeverComesIsHandedToAHuman() {
    JourneyStatus end = stage.begin().consent().end();

    assertThat(end.state()).isEqualTo(JourneyState.CLOSED);
    assertThat(end.timeline().getLast().reasons())
        .containsExactly("evidence.expired", "human.path");
  }

  @Test
  void nobodyReviewsWhatIsNotHeld() {
    stage.begin().consent();
    HiringStage.refuses(
        Refusal.REVIEW_NOT_AWAITED,
        () ->
            stage.journey.answerReview(
                new ReviewAnswer("r", ReviewAnswer.Verdict.CLEAR, "review.early")));
  }

  @Test
  void aCancelledJourneyIsClosedToldAndWrittenDown() {
    stage.begin().consent().await("interview-1");
    stage.stub.cancel();
    JourneyStatus end = stage.endCancelled();

    assertThat(end.state()).isEqualTo(JourneyState.CLOSED);
    assertThat(stage.world.ledger.getLast().details())
        .containsEntry("reasons", "journey.cancelled");
    assertThat(kindsTo(Notice.Audience.TEAM)).contains(NoticeKind.CANCELLED);
  }

  @Test
  void aJourneyCancelledInTheMiddleOfACheckNeverProceeds() {
    stage.world.policy =
        question -> {
          stage.stub.cancel();
          stage.skip(Duration.ofMillis(200));
          return ScriptedWorld.proceed();
        };
    stage.begin().consent().meet("interview-1");

    assertThat(stage.endCancelled().state()).isEqualTo(JourneyState.CLOSED);
    assertThat(stage.world.ledger).hasSameSizeAs(stage.journey.status().timeline());
  }

  @Test
  void askingForAHumanTellsTheTeamRejectsNothingAndIsNoted() {
    stage.begin();
    // A person may ask once in each stage: the first one is over in a moment.
    stage.until(status -> status.state() == JourneyState.NOTIFIED);
    wish("w-1", Wish.HUMAN);
    wish("w-1", Wish.HUMAN);
    assertThatThrownBy(() -> wish("w-2", Wish.HUMAN)).isInstanceOf(WorkflowUpdateException.class);

    assertThat(told(NoticeKind.HUMAN_REQUESTED)).isEqualTo(2);
    assertThat(stage.journey.status().state()).isEqualTo(JourneyState.NOTIFIED);
    assertThat(stage.journey.status().timeline())
        .extracting(TimelineEntry::what)
        .containsOnlyOnce("human.path.requested");
    stage.consent().await("interview-1");
    wish("w-3", Wish.HUMAN);
    assertThat(told(NoticeKind.HUMAN_REQUESTED)).isEqualTo(4);
  }

  @Test
  void aNewLinkIsSentOnceInFiveMinutesAndFiveTimesADay() {
    stage.begin();
    wish("n-0", Wish.NEW_LINK);
    assertThatThrownBy(() -> wish("n-x", Wish.NEW_LINK))
        .isInstanceOf(WorkflowUpdateException.class);
    for (int n = 1; n <= 4; n++) {
      stage.skip(Duration.ofMinutes(6));
      wish("n-" + n, Wish.NEW_LINK);
    }
    stage.skip(Duration.ofMinutes(6));
    assertThatThrownBy(() -> wish("n-5", Wish.NEW_LINK))
        .isInstanceOf(WorkflowUpdateException.class);
    stage.skip(Duration.ofDays(1));
    wish("n-6", Wish.NEW_LINK);

    assertThat(told(NoticeKind.LINK_RENEWED)).isEqualTo(6);
    assertThat(stage.world.mailbox)
        .filteredOn(notice -> notice.kind() == NoticeKind.LINK_RENEWED)
        .allMatch(notice -> notice.audience() == Notice.Audience.CANDIDATE);
  }

  @Test
  void theLedgerTellsWhetherThePersonAnsweredAlone() {
    stage.begin();
    stage.journey.answerConsent(new ConsentAnswer("c", true, true, true, null));
    stage.await("interview-1");

    assertThat(stage.world.ledger)
        .filteredOn(event -> event.what().equals("consent.given"))
        .singleElement()
        .satisfies(event ->
            assertThat(event.details())
                .containsEntry("answered", "own-link")
                .containsEntry("face", "true"));
  }

  private List<NoticeKind> kindsTo(Notice.Audience audience) {
    return stage.world.mailbox.stream()
        .filter(notice -> notice.audience() == audience)
        .map(Notice::kind)
        .toList();
  }

  private void wish(String request, Wish wish) {
    stage.journey.takeRequest(new PersonRequest(request, wish));
  }

  /** Mail goes out beside the journey. */
  private long told(NoticeKind kind) {
    stage.skip(Duration.ofSeconds(5));
    return stage.world.mailbox.stream().map(Notice::kind).filter(kind::equals).count();
  }

  @Test
  void aWatchThatWasOrderedBeginsOnceThePersonIsClearedAndNotBefore() {
    WatchPlan plan = WatchPlan.standard("Europe/Berlin");
    try (HiringStage stage = new HiringStage()) {
      stage.begin(1, null, plan).consent().meet("interview-1").identify();
      stage.await("day-one");
      assertThat(stage.world.beginnings).isEmpty();
      stage.meet("day-one");
      assertThat(stage.end().timeline()).extracting(TimelineEntry::what).contains("watch.begun");
      assertThat(stage.world.beginnings).hasSize(1);
      assertThat(stage.world.beginnings.getFirst().plan()).isEqualTo(plan);
    }
  }
}
