package io.throughline.workflows.journey.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What policy says is what the journey does. */
class HiringJourneyTest {
  private final HiringStage stage = new HiringStage();

  @AfterEach
  void strike() {
    stage.close();
  }

  @Test
  void onePersonThroughoutIsClearedWithoutAPrompt() {
    JourneyStatus end =
        stage
            .begin(2)
            .consent()
            .meet("interview-1")
            .meet("interview-2")
            .identify()
            .meet("day-one")
            .end();

    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
    assertThat(end.prompts()).isZero();
    assertThat(stage.world.mailbox)
        .extracting(Notice::kind, Notice::audience)
        .contains(tuple(NoticeKind.CLEARED, Notice.Audience.CANDIDATE));
    assertThat(stage.history().getEvents().size()).isLessThan(300);
  }

  @Test
  void everyInteractionIsComparedWithAllBeforeIt() {
    stage.begin(2).consent().meet("interview-1").meet("interview-2").identify().meet("day-one");
    stage.end();

    PolicyQuestion identity = question("identity");
    assertThat(identity.links())
        .extracting(link -> link.from() + ">" + link.to())
        .containsExactlyInAnyOrder(
            "interview-1>identity-document",
            "interview-2>identity-document",
            "interview-1>identity-selfie",
            "interview-2>identity-selfie",
            "identity-document>identity-selfie");
    assertThat(question("interview-1").links()).isEmpty();
    assertThat(question("interview-1").earlier()).isZero();
    assertThat(question("day-one").earlier()).isEqualTo(4);
  }

  @Test
  void theLedgerTellsTheSameStoryAsTheTimeline() {
    JourneyStatus end =
        stage.begin().consent().meet("interview-1").identify().meet("day-one").end();

    assertThat(stage.world.ledger.stream().map(AuditEvent::what).toList())
        .isEqualTo(end.timeline().stream().map(TimelineEntry::what).toList());
    assertThat(stage.world.ledger.stream().map(AuditEvent::key).toList()).doesNotHaveDuplicates();
  }

  @Test
  void aStepUpAsksOnceMoreAndCountsAsAPrompt() {
    stage.world.policy =
        question ->
            question.interaction().equals("interview-1") && question.attempt() == 1
                ? new Decision.StepUp(Challenge.RECAPTURE, ScriptedWorld.basis("face.none"))
                : ScriptedWorld.proceed();
    stage.begin().consent().meet("interview-1").meet("interview-1");
    JourneyStatus end = stage.identify().meet("day-one").end();

    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
    assertThat(end.prompts()).isEqualTo(1);
    assertThat(stage.world.mailbox)
        .filteredOn(notice -> notice.kind() == NoticeKind.RECAPTURE_REQUESTED)
        .extracting(notice -> notice.words().get("why"))
        .containsOnly("face.none");
  }

  @Test
  void aRandomChallengeIsDrawnToldAndLookedForUntilTheInteractionPasses() {
    stage.world.policy =
        question ->
            question.interaction().equals("interview-1") && question.attempt() == 1
                ? new Decision.StepUp(Challenge.RANDOM_CHALLENGE, ScriptedWorld.basis("a.suspect"))
                : ScriptedWorld.proceed();
    stage.begin().consent().meet("interview-1").meet("interview-1");
    stage.identify().meet("day-one").end();

    LivenessChallenge drawn =
        stage.world.challenges.stream().flatMap(Optional::stream).findFirst().orElseThrow();
    assertThat(stage.world.mailbox)
        .filteredOn(notice -> notice.kind() == NoticeKind.RECAPTURE_REQUESTED)
        .isNotEmpty()
        .allSatisfy(notice ->
            assertThat(notice.words())
                .containsEntry("why", "random-challenge.drawn")
                .containsEntry("tasks", drawn.words())
                .containsEntry("digits", drawn.digits()));
    assertThat(stage.world.questions)
        .extracting(PolicyQuestion::challenge)
        .containsExactly(null, Challenge.RANDOM_CHALLENGE, null, null);
    assertThat(stage.world.ledger).anyMatch(event -> event.what().equals("challenge.asked"));
  }

  @Test
  void whoIsAskedForEverMoreIsHeldInstead() {
    stage.world.policy =
        question -> new Decision.StepUp(Challenge.RECAPTURE, ScriptedWorld.basis("face.none"));
    stage.begin().consent().meet("interview-1").meet("interview-1").meet("interview-1");

    stage.await(JourneyState.IN_REVIEW);
    assertThat(stage.journey.status().prompts()).isEqualTo(2);
  }

  @Test
  void aHeldJourneyNamesItsBrokenLinkAndEndsWhenAHumanConfirms() {
    Link broken =
        new Link(new InteractionId("interview-1"), new InteractionId("interview-2"), Modality.FACE);
    stage.world.policy =
        question -> question.earlier() == 0 ? ScriptedWorld.proceed() : held(broken);
    stage.begin(2).consent().meet("interview-1").meet("interview-2");
    stage.await(JourneyState.IN_REVIEW);

    assertThat(stage.journey.status().brokenLink()).isEqualTo(broken);
    assertThat(broken.spoken()).isEqualTo("interview 1 ↔ interview 2, face");
    review(ReviewAnswer.Verdict.CONFIRM);

    assertThat(stage.end().state()).isEqualTo(JourneyState.BLOCKED);
    assertThat(stage.world.mailbox)
        .filteredOn(n -> n.kind() == NoticeKind.HELD && n.audience() == Notice.Audience.TEAM)
        .singleElement()
        .satisfies(n -> assertThat(n.words()).containsEntry("link", broken.spoken()));
    assertThat(stage.world.mailbox)
        .filteredOn(n -> n.kind() == NoticeKind.HELD && n.audience() == Notice.Audience.CANDIDATE)
        .singleElement()
        .satisfies(n -> assertThat(n.words()).doesNotContainKey("link"));
  }

  @Test
  void aHeldJourneyGoesOnWhenAHumanClears() {
    stage.world.policy =
        question ->
            question.stage() == Stage.INTERVIEW
                ? Decision.hold("continuity.unknown")
                : ScriptedWorld.proceed();
    stage.begin().consent().meet("interview-1");
    stage.await(JourneyState.IN_REVIEW);
    review(ReviewAnswer.Verdict.CLEAR);
    JourneyStatus end = stage.identify().meet("day-one").end();

    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
    assertThat(end.brokenLink()).isNull();
    assertThat(question("identity").links()).isNotEmpty();
  }

  @Test
  void aReviewThatNobodyDoesLimitsAndNeverBlocks() {
    stage.world.policy = question -> Decision.hold("continuity.unknown");
    stage.begin().consent().meet("interview-1");

    assertThat(stage.end().state()).isEqualTo(JourneyState.LIMITED);
  }

  @Test
  void aPolicyThatNeverAnswersIsAHold() {
    stage.world.policy =
        question -> {
          throw FailureCode.POLICY_UNREACHABLE.failure("scripted");
        };
    stage.begin().consent().meet("interview-1");
    stage.await(JourneyState.IN_REVIEW);

    assertThat(last("decision.hold").reasons()).containsExactly("policy.unreachable");
  }

  @Test
  void unreadableMediaIsAProblemForPolicyAndLosesNothing() {
    stage.world.inspectionFailures.add(FailureCode.MEDIA_UNREADABLE);
    stage.begin().consent().meet("interview-1").identify().meet("day-one");
    stage.end();

    assertThat(question("interview-1").problems())
        .extracting(Problem::reason)
        .containsExactly("media.unreadable");
    assertThat(question("identity").links()).isNotEmpty();
  }

  @Test
  void nothingIsActedOnBeforeTheLedgerHasIt() {
    stage.world.ledgerOutages.set(8);
    JourneyStatus end =
        stage.begin().consent().meet("interview-1").identify().meet("day-one").end();

    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
    assertThat(stage.world.ledger).hasSameSizeAs(end.timeline());
  }

  @Test
  void policyAloneBlocksNobody() {
    stage.world.policy = question -> new Decision.Block(ScriptedWorld.basis("policy.edited"));
    stage.begin().consent().meet("interview-1");

    stage.await(JourneyState.IN_REVIEW);
  }

  @Test
  void theSameFileAgainIsAProblemForPolicy() {
    stage.begin().consent().await("interview-1");
    stage.journey.submitEvidence(
        HiringStage.submission("a", "interview-1", EvidenceRole.CAMERA, 900));
    stage.submit("interview-1", EvidenceRole.DIAL_IN);
    stage.identify().await("day-one");
    stage.journey.submitEvidence(HiringStage.submission("b", "day-one", EvidenceRole.CAMERA, 900));
    stage.submit("day-one", EvidenceRole.DIAL_IN);
    stage.end();

    assertThat(question("interview-1").problems()).isEmpty();
    assertThat(question("day-one").problems())
        .extracting(Problem::role, Problem::reason)
        .containsExactly(tuple(EvidenceRole.CAMERA, "evidence.reused"));
  }

  @Test
  void aLedgerThatCannotBeTrustedHandsTheJourneyToAHuman() {
    stage.world.ledgerFailure = Optional.of(FailureCode.LEDGER_ALTERED);
    JourneyStatus end = stage.begin().consent().end();

    assertThat(end.state()).isEqualTo(JourneyState.CLOSED);
    assertThat(end.timeline().getLast().reasons()).containsExactly("ledger.altered", "human.path");
  }

  private static Decision held(Link link) {
    return new Decision.Hold(
        new DecisionBasis(
            "d", "r", List.of("continuity.face-different"), List.of(), link, RemedyPlan.safe()));
  }

  private void review(ReviewAnswer.Verdict verdict) {
    stage.journey.answerReview(new ReviewAnswer("review-1", verdict, "review.looked-at-it"));
  }

  private PolicyQuestion question(String interaction) {
    return stage.world.questions.stream()
        .filter(q -> q.interaction().equals(interaction))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private TimelineEntry last(String what) {
    return stage.journey.status().timeline().stream()
        .filter(entry -> entry.what().equals(what))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void inPersonOnePictureOfTheHouseIsEnough() {
    stage.begin(1, HiringRequest.DayOne.IN_PERSON).consent().meet("interview-1").identify();
    stage.await("day-one-in-person");
    assertThat(stage.submit("day-one-in-person", EvidenceRole.LOBBY_CAMERA).stillAwaited())
        .isEmpty();

    assertThat(stage.end().state()).isEqualTo(JourneyState.CLEARED);
    assertThat(stage.world.questions.getLast().problems()).isEmpty();
    assertThat(stage.journey.record().captures())
        .extracting(capture -> capture.interaction().value())
        .endsWith("day-one-in-person");
  }
}
