package io.throughline.workflows.journey.hiring.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortBook;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortRequest;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CohortJourneyTest {
  private final CohortStage stage = new CohortStage();

  @AfterEach
  void strike() {
    stage.close();
  }

  @Test
  void aMemberSailsThroughToTheSeat() {
    stage.begin().attest().admit('d').enrol('d').train('d').bind('d').sit('d');
    stage.await('d', JourneyState.CLEARED);

    assertThat(stage.worker('d').status().prompts()).isZero();
    assertThat(stage.acted('d')).isEmpty();
    assertThat(stage.worker('d').record().captures())
        .extracting(capture -> capture.interaction().value())
        .contains("enrolment", "enrolment-selfie", "training", "seat-selfie");
    stage.until(stage.cohort, _ -> stage.cohort.book().members().getFirst().ended() != null);
    assertThat(stage.cohort.book().members())
        .containsExactly(new CohortBook.Row(CohortStage.id('d'), JourneyState.CLEARED));
    assertThat(stage.world.questions)
        .extracting(PolicyQuestion::journey)
        .containsOnly("onboarding");
  }

  @Test
  void withoutTheVendorsWordAMemberWorksWithFewRightsUntilItComes() {
    stage.begin().admit('d').enrol('d').train('d').bind('d').sit('d');
    stage.until(stage.worker('d'), _ -> stage.acted('d').contains("limit"));
    assertThat(stage.worker('d').status().state()).isEqualTo(JourneyState.WATCHING);

    stage.attest().await('d', JourneyState.CLEARED);
    stage.until(stage.worker('d'), _ -> stage.acted('d').contains("lift-limit"));
  }

  @Test
  void aWordThatComesLateChangesNothing() {
    stage.begin().attest().admit('d').enrol('d').train('d').bind('d');
    stage
        .worker('d')
        .stand(
            new OnboardingJourney.Standing(
                1, false, false, true, OnboardingJourney.Cluster.CONFIRMED));

    stage.sit('d').await('d', JourneyState.CLEARED);
    assertThat(stage.acted('d')).isEmpty();
  }

  @Test
  void aVendorWhoSaysNothingIsRemindedTwiceAndThenNobodyElseIsAdmitted() {
    stage.begin().skip(Duration.ofDays(15));
    assertThat(CohortStage.happened(stage.cohort))
        .filteredOn("attestation.reminded"::equals)
        .hasSize(2);
    assertThat(stage.cohort.book().limited()).isTrue();
    HiringStage.refuses(Refusal.COHORT_LIMITED, () -> stage.admit('d'));
    assertThat(stage.world.mailbox).extracting(Notice::kind).contains(NoticeKind.COHORT_LIMITED);

    assertThat(stage.attest().cohort.book().limited()).isFalse();
    assertThat(stage.admit('d').cohort.book().members()).hasSize(1);
  }

  @Test
  void aClosedCohortLeavesWhoWasNotVouchedForToPeople() {
    stage.begin().admit('d').enrol('d').train('d').bind('d').sit('d');
    stage.until(stage.worker('d'), _ -> stage.acted('d').contains("limit"));

    assertThat(stage.end().state()).isEqualTo(JourneyState.CLOSED);
    stage.await('d', JourneyState.LIMITED);
    assertThat(stage.acted('d')).doesNotContain("lift-limit");
  }

  @Test
  void whoMayBeOnePersonDoesNotSitDownUntilAHumanHasLooked() {
    stage.groups = List.of(group("bank"));
    stage.begin().attest().admit('d', 'e').enrol('d').train('d');
    stage.until(stage.worker('d'), status -> CohortStage.awaits(status, "cluster"));
    HiringStage.refuses(
        Refusal.SEAT_NOT_AWAITED, () -> stage.worker('d').bindSeat(CohortStage.seat('d')));
    stage.until(stage.cohort, status -> status.state() == JourneyState.IN_REVIEW);

    stage.review(stage.cohort, ReviewAnswer.Verdict.CLEAR).bind('d').sit('d');
    stage.await('d', JourneyState.CLEARED);
    assertThat(stage.cohort.book().clusters())
        .singleElement()
        .satisfies(cluster -> {
          assertThat(cluster.verdict()).isEqualTo(CohortBook.Verdict.DIFFERENT_PEOPLE);
          assertThat(cluster.ties()).containsExactly("bank");
        });
  }

  @Test
  void onePersonUnderTwoNamesIsLimitedUnderBoth() {
    stage.groups = List.of(group("face"));
    stage.begin().attest().admit('d', 'e').enrol('d');
    stage.until(stage.cohort, status -> status.state() == JourneyState.IN_REVIEW);
    stage.review(stage.cohort, ReviewAnswer.Verdict.CONFIRM);

    stage.await('d', JourneyState.LIMITED).await('e', JourneyState.LIMITED);
    stage.until(stage.worker('e'), _ -> stage.acted('e').contains("limit"));
    assertThat(stage.acted('d')).contains("limit");
  }

  @Test
  void aClusterThatNobodyLooksAtIsAskedOfEachMember() {
    stage.groups = List.of(group("bank"));
    stage.world.policy = CohortJourneyTest::heldIfDoubted;
    stage.begin().attest().admit('d', 'e').enrol('d').train('d');
    stage.until(stage.worker('d'), status -> CohortStage.awaits(status, "cluster"));
    stage.skip(Duration.ofDays(3)).bind('d').sit('d').await('d', JourneyState.IN_REVIEW);

    assertThat(stage.acted('d')).isEmpty();
    stage.review(stage.worker('d'), ReviewAnswer.Verdict.CLEAR).await('d', JourneyState.CLEARED);
  }

  @Test
  void theSameClusterIsNotLookedAtTwiceAndALargerOneIs() {
    stage.groups = List.of(group("bank"));
    stage.begin().attest().admit('d', 'e');
    stage.until(stage.cohort, status -> status.state() == JourneyState.IN_REVIEW);
    stage.review(stage.cohort, ReviewAnswer.Verdict.CLEAR).admit('f').skip(Duration.ofMinutes(1));
    assertThat(stage.cohort.book().clusters()).hasSize(1);

    stage.groups =
        List.of(
            new CohortActivities.Group(
                List.of(CohortStage.id('d'), CohortStage.id('e'), CohortStage.id('f')),
                List.of("bank")));
    stage.admit('g');
    stage.until(stage.cohort, status -> status.state() == JourneyState.IN_REVIEW);
    assertThat(stage.cohort.book().clusters()).hasSize(2);
  }

  @Test
  void aDeviceThatSomebodyElseUsesIsForAHumanToLookAt() {
    stage.world.others = new WatchActivities.Shared(1, 0);
    stage.world.policy = CohortJourneyTest::heldIfDoubted;
    stage.begin().attest().admit('d').enrol('d').train('d').bind('d').sit('d');

    stage.await('d', JourneyState.IN_REVIEW);
    assertThat(stage.world.questions.getLast().problems())
        .extracting(problem -> problem.reason())
        .contains("seat.device-shared");
  }

  @Test
  void aSeatIsTakenInMinutesOrAskedForAgain() {
    stage.world.policy =
        question ->
            question.interaction().equals("seat") && question.attempt() == 1
                ? new Decision.StepUp(
                    Challenge.RECAPTURE, ScriptedWorld.basis("evidence.not-handed-in"))
                : ScriptedWorld.proceed();
    stage.begin().attest().admit('d').enrol('d').train('d').bind('d');
    stage.skip(Duration.ofMinutes(16));
    assertThat(stage.worker('d').status().prompts()).isEqualTo(1);

    stage.sit('d').await('d', JourneyState.CLEARED);
  }

  @Test
  void whatOnlyAFilmShowsIsAskedForAsAFilm() {
    stage.world.policy =
        question ->
            question.attempt() == 1 && !question.interaction().equals("training")
                ? new Decision.StepUp(
                    Challenge.RANDOM_CHALLENGE, ScriptedWorld.basis("presentation-attack.suspect"))
                : ScriptedWorld.proceed();
    stage.begin().attest().admit('d').enrol('d');
    stage.until(
        stage.worker('d'),
        status ->
            Optional.ofNullable(status.awaited())
                .filter(awaited -> awaited.roles().equals(List.of("camera")))
                .isPresent());
    assertThat(stage.worker('d').task().challenge()).isNotNull();
    stage.submit('d', OnboardingJourney.ENROLMENT, EvidenceRole.CAMERA, MediaKind.VIDEO);
    stage.train('d').bind('d').sit('d');
    stage.until(
        stage.worker('d'),
        status ->
            status.state() == JourneyState.STEPPED_UP && CohortStage.awaits(status, "evidence"));
    stage.submit('d', OnboardingJourney.SEAT, EvidenceRole.CAMERA, MediaKind.VIDEO);
    stage.await('d', JourneyState.CLEARED);
  }

  @Test
  void whoComesBackIsComparedWithWhatWasAcceptedBefore() {
    Capture before =
        new Capture(
            new InteractionId("training"),
            new TemplateRef(
                Modality.FACE, ScriptedWorld.address(900), ScriptedWorld.MODEL, 0.9, 12));
    stage.begin().attest();
    stage.cohort.admit(
        new CohortJourney.Admission(
            "admit-back", List.of(CohortStage.member('d', List.of(before)))));
    stage.enrol('d').awaiting('d', "training");

    assertThat(stage.world.questions.getFirst().earlier()).isEqualTo(1);
    assertThat(stage.world.questions.getFirst().links()).isNotEmpty();
  }

  @Test
  void theSameMemberTwiceIsOneAndALargeGroupIsRefusedWhole() {
    stage.begin().attest().admit('d').admit('d');
    assertThat(stage.cohort.book().members()).hasSize(1);

    List<CohortJourney.Member> many =
        IntStream.range(0, CohortRequest.MOST_MEMBERS)
            .mapToObj(n -> {
              String tail = "%c%c".formatted('a' + n / 26, 'a' + n % 26);
              CohortJourney.Member one = CohortStage.member('e', List.of());
              return new CohortJourney.Member(
                  new io.throughline.contracts.identity.JourneyId("j-" + "e".repeat(24) + tail),
                  one.subject(),
                  one.order());
            })
            .toList();
    HiringStage.refuses(
        Refusal.COHORT_FULL,
        () -> stage.cohort.admit(new CohortJourney.Admission("admit-many", many)));
    assertThat(stage.cohort.book().members()).hasSize(1);
  }

  @Test
  void aMembersHistoryStaysShort() {
    stage.begin().attest().admit('d').enrol('d').train('d').bind('d').sit('d');
    stage.await('d', JourneyState.CLEARED).skip(Duration.ofMinutes(5));

    String workflow = CohortStage.member('d', List.of()).workflowId();
    assertThat(stage.history(workflow).getEvents()).hasSizeLessThan(300);
  }

  private static CohortActivities.Group group(String tie) {
    return new CohortActivities.Group(
        List.of(CohortStage.id('d'), CohortStage.id('e')), List.of(tie));
  }

  /** As policy does: what only a human can settle is held. */
  private static Decision heldIfDoubted(PolicyQuestion question) {
    return question.problems().stream()
        .filter(it -> it.reason().startsWith("seat.") || it.reason().startsWith("roster."))
        .findFirst()
        .<Decision>map(it -> new Decision.Hold(ScriptedWorld.basis(it.reason())))
        .orElseGet(ScriptedWorld::proceed);
  }
}
