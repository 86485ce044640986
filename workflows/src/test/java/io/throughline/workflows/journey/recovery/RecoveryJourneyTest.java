package io.throughline.workflows.journey.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.recovery.AccountSigns;
import io.throughline.contracts.journey.recovery.AccountStanding;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets back in, who does not, and what is done meanwhile. */
class RecoveryJourneyTest {
  private static final CallerId ANN = new CallerId("c-" + "a".repeat(26));
  private static final CallerId BEN = new CallerId("c-" + "b".repeat(26));

  private final RecoveryStage stage = new RecoveryStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theOwnerIsToldBeforeAnybodyProvesAnythingAndFactorsStandStill() {
    stage.begin(false).until(status -> status.awaited() != null);

    assertThat(stage.world.mailbox)
        .extracting(Notice::kind)
        .contains(NoticeKind.RECOVERY_OPENED)
        .doesNotContain(NoticeKind.CONSENT_REQUESTED);
    stage.until(_ -> stage.acted().contains("freeze-factors"));
    assertThat(stage.acted()).containsExactly("freeze-factors");
  }

  @Test
  void whoIsVerifiedGetsOnePassAndLimitedRights() {
    stage.begin(false).prove(null).await(JourneyState.WATCHING);
    stage.until(_ -> stage.acted().contains("temporary-pass"));

    assertThat(stage.acted())
        .containsExactly(
            "freeze-factors", "thaw-factors", "revoke-sessions", "limit", "temporary-pass");
    assertThat(stage.end().state()).isEqualTo(JourneyState.CLEARED);
    assertThat(stage.acted())
        .containsSubsequence("temporary-pass", "withdraw-pass", "lift-limit")
        .containsOnlyOnce("temporary-pass");
    RemedyOrder pass =
        stage.world.orders.stream()
            .filter(order -> order.remedy().word().equals("temporary-pass"))
            .findFirst()
            .orElseThrow();
    assertThat(Duration.between(stage.journey.task().openedAt(), pass.until()))
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
  }

  @Test
  void policyIsAskedByTheRulesOfRecoveriesAndHearsOfTheBrowser() {
    stage.begin(false).prove(true).await(JourneyState.WATCHING);

    assertThat(stage.world.questions)
        .singleElement()
        .satisfies(question -> {
          assertThat(question.journey()).isEqualTo("recovery");
          assertThat(question.stage()).isEqualTo(Stage.RECOVERY);
          assertThat(question.challenge()).isEqualTo(Challenge.RANDOM_CHALLENGE);
          assertThat(question.device()).isEqualTo(PolicyQuestion.Device.KNOWN);
          assertThat(question.links()).isNotEmpty();
        });
    assertThat(stage.world.challenges.getFirst()).isPresent();
  }

  @Test
  void policyHearsWhatLatelyHappenedToTheAccount() {
    stage.world.signs = Optional.of(new AccountSigns(AccountSigns.FATIGUE, 0, 1, 0));
    stage.begin(false).prove(true).await(JourneyState.WATCHING);

    assertThat(stage.world.questions.getFirst().problems())
        .extracting(Problem::reason)
        .containsExactly("account.prompts-refused", "account.number-changed");
  }

  @Test
  void whoCannotSayWhatHappenedSaysNothingGood() {
    stage.world.signs = Optional.empty();
    stage.begin(false).prove(true).await(JourneyState.WATCHING);

    assertThat(stage.world.questions.getFirst().problems())
        .extracting(Problem::reason)
        .containsExactly(AccountSigns.UNKNOWN);
  }

  @Test
  void aFewPromptsRefusedByMistakeAreNoSign() {
    stage.world.signs = Optional.of(new AccountSigns(AccountSigns.FATIGUE - 1, 0, 0, 0));
    stage.begin(false).prove(true).await(JourneyState.WATCHING);

    assertThat(stage.world.questions.getFirst().problems()).isEmpty();
  }

  @Test
  void theFirstRecordingAlreadyHasToShowWhatWasDrawn() {
    stage.begin(false).until(_ -> stage.journey.task().awaited());

    assertThat(stage.journey.task().challenge()).isNotNull();
    assertThat(stage.journey.task().attempt()).isEqualTo(1);
    assertThat(stage.happened()).contains("challenge.asked");
  }

  @Test
  void nobodyWhoProvesNothingGetsAnythingAndTheFreezeEnds() {
    stage.begin(false);

    JourneyStatus end = stage.end();
    assertThat(end.state()).isEqualTo(JourneyState.CLOSED);
    assertThat(stage.acted()).containsExactly("freeze-factors", "thaw-factors");
  }

  @Test
  void anImpostorGetsNothingAndFactorsStayFrozenForDays() {
    stage.world.policy = question -> new Decision.Hold(ScriptedWorld.basis("continuity.different"));
    stage.begin(false).prove(null).await(JourneyState.IN_REVIEW);
    stage.review(ReviewAnswer.Verdict.CONFIRM, ANN).await(JourneyState.BLOCKED);
    stage.skip(Duration.ofDays(1));

    assertThat(stage.acted()).doesNotContain("temporary-pass", "thaw-factors");
    assertThat(stage.end().state()).isEqualTo(JourneyState.BLOCKED);
    assertThat(stage.acted()).endsWith("thaw-factors");
  }

  @Test
  void nobodyLooksInTimeAndNobodyGetsIn() {
    stage.world.policy = question -> new Decision.Hold(ScriptedWorld.basis("continuity.unknown"));
    stage.begin(false).prove(null);

    assertThat(stage.end().state()).isEqualTo(JourneyState.LIMITED);
    assertThat(stage.acted()).doesNotContain("temporary-pass");
  }

  @Test
  void whoMayDoMuchNeedsTwoDifferentPeople() {
    stage.world.policy = RecoveryJourneyTest::heldIfHuman;
    stage.begin(true).prove(null).await(JourneyState.IN_REVIEW);
    stage.review(ReviewAnswer.Verdict.CLEAR, ANN);
    stage.until(status ->
        status.awaited() != null && Collections.frequency(stage.happened(), "decision.hold") == 2);

    HiringStage.refuses(
        Refusal.REVIEW_SECOND_PERSON, () -> stage.review(ReviewAnswer.Verdict.CLEAR, ANN));
    assertThat(stage.acted()).doesNotContain("temporary-pass", "thaw-factors");
    stage.review(ReviewAnswer.Verdict.CLEAR, BEN).await(JourneyState.WATCHING);
    stage.until(_ -> stage.acted().contains("temporary-pass"));
  }

  @Test
  void whoIsNotNamedDecidesOnNobodyWhoMayDoMuch() {
    stage.world.policy = RecoveryJourneyTest::heldIfHuman;
    stage.begin(true).prove(null).await(JourneyState.IN_REVIEW);

    HiringStage.refuses(
        Refusal.REVIEW_SECOND_PERSON, () -> stage.review(ReviewAnswer.Verdict.CLEAR, null));
    stage.review(ReviewAnswer.Verdict.CLEAR, ANN);
    stage.until(status ->
        status.awaited() != null && Collections.frequency(stage.happened(), "decision.hold") == 2);
    HiringStage.refuses(
        Refusal.REVIEW_SECOND_PERSON, () -> stage.review(ReviewAnswer.Verdict.CLEAR, null));
  }

  @ParameterizedTest
  @EnumSource(AccountStanding.Kind.class)
  void theDirectoryTellsWhoMayDoMuchAndSilenceIsNoGoodNews(AccountStanding.Kind kind) {
    stage.world.standing = new AccountStanding(kind);
    stage.begin(false).prove(null);

    switch (kind) {
      case ORDINARY, UNTOLD -> stage.await(JourneyState.WATCHING);
      case PRIVILEGED, UNKNOWN -> {
        stage.await(JourneyState.IN_REVIEW);
        assertThat(stage.happened()).contains("recovery.two-people");
        assertThat(stage.acted()).doesNotContain("temporary-pass");
      }
    }
  }

  @Test
  void policyThatLetsMuchPassIsNotBelieved() {
    stage.begin(true).prove(null).await(JourneyState.IN_REVIEW);

    assertThat(stage.acted()).doesNotContain("temporary-pass");
  }

  @Test
  void whoSaysItWasSomebodyElseIsBelievedBeforeTheProof() {
    stage.world.policy = RecoveryJourneyTest::heldIfHuman;
    stage.begin(false).until(status -> status.awaited() != null);
    stage.ask(PersonRequest.Wish.NOT_ME).await(JourneyState.IN_REVIEW);
    stage.ask(PersonRequest.Wish.NOT_ME);
    stage.review(ReviewAnswer.Verdict.CONFIRM, ANN);

    assertThat(stage.end().state()).isEqualTo(JourneyState.BLOCKED);
    assertThat(stage.happened()).containsOnlyOnce("recovery.disowned");
    assertThat(stage.acted()).doesNotContain("temporary-pass");
  }

  @Test
  void whoSaysItWasSomebodyElseAfterwardsEndsThePassAtOnce() {
    stage.world.policy = RecoveryJourneyTest::heldIfHuman;
    stage.begin(false).prove(null).await(JourneyState.WATCHING);
    stage.until(_ -> stage.acted().contains("temporary-pass"));
    stage.ask(PersonRequest.Wish.NOT_ME).await(JourneyState.IN_REVIEW);
    stage.until(_ -> stage.acted().contains("withdraw-pass"));
    stage.review(ReviewAnswer.Verdict.CONFIRM, ANN);

    assertThat(stage.end().state()).isEqualTo(JourneyState.BLOCKED);
    assertThat(stage.acted()).doesNotContain("lift-limit");
  }

  @Test
  void aNewLinkIsSentTwiceAndNoMore() {
    stage.begin(false).until(status -> status.awaited() != null);
    for (int i = 0; i < 2; i++) {
      stage.ask(PersonRequest.Wish.NEW_LINK).skip(Duration.ofMinutes(2));
    }

    HiringStage.refuses(Refusal.REQUEST_TOO_OFTEN, () -> stage.ask(PersonRequest.Wish.NEW_LINK));
    assertThat(stage.world.mailbox)
        .extracting(Notice::kind)
        .filteredOn(kind -> kind == NoticeKind.LINK_RENEWED)
        .hasSize(2);
  }

  @Test
  void aHiringHasNobodyWhoCouldHaveAskedInstead() {
    try (HiringStage hiring = new HiringStage()) {
      hiring.begin().await(JourneyState.NOTIFIED);
      HiringStage.refuses(
          Refusal.REQUEST_NOT_OFFERED,
          () -> hiring.journey.takeRequest(new PersonRequest("wish-1", PersonRequest.Wish.NOT_ME)));
    }
  }

  @Test
  void whatTellsTheOwnerSaysThatItIsARecovery() {
    stage.begin(false).prove(null).await(JourneyState.WATCHING);

    assertThat(stage.world.mailbox)
        .allSatisfy(
            notice -> assertThat(notice.words()).containsEntry(Notice.JOURNEY_KIND, "recovery"));
    assertThat(List.copyOf(stage.world.mailbox))
        .extracting(Notice::kind)
        .contains(NoticeKind.RECOVERY_VERIFIED);
  }

  /** As policy does: what only a human can settle is held. */
  private static Decision heldIfHuman(PolicyQuestion question) {
    return question.problems().stream().anyMatch(it -> it.reason().startsWith("recovery."))
        ? new Decision.Hold(ScriptedWorld.basis(question.problems().getFirst().reason()))
        : ScriptedWorld.proceed();
  }
}
