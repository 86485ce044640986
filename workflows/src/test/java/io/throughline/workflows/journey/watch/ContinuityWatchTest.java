package io.throughline.workflows.journey.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchQuestion;
import io.throughline.contracts.continuity.watch.WorkSignal;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A watch over weeks, played in time that skips. */
class ContinuityWatchTest {
  private static final String NIGHT = "work.night-against-badge";
  private final WatchStage stage = new WatchStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void ninetyDaysOfOrdinaryWorkCostAFewSecondsNowAndThen() {
    stage.begin(Duration.ofDays(90));
    Set<String> runs = new HashSet<>();
    int answered = 0;
    for (int day = 0; day < 90 && !stage.status().state().ended(); day++) {
      stage.ordinaryDay();
      stage.skip(Duration.ofMinutes(5));
      answered += stage.answerRecheck() ? 1 : 0;
      runs.add(stage.run());
      stage.nextMorning();
    }
    JourneyStatus end = stage.end();

    assertThat(end.state()).isEqualTo(JourneyState.CLEARED);
    assertThat(answered).isBetween(3, 12);
    assertThat(end.prompts()).isZero();
    assertThat(stage.world.weighed).allMatch(question -> question.facts().isEmpty());
    // It went on under the same id, and what it wrote down has each number once.
    assertThat(runs.size()).isGreaterThan(1);
    assertThat(stage.world.ledger.stream().map(event -> event.key()).distinct().count())
        .isEqualTo(stage.world.ledger.size());
    assertThat(stage.world.ledger.stream().map(event -> event.what()))
        .filteredOn("watch.begun"::equals)
        .hasSize(1);
    assertThat(stage.history().getEvents().size()).isLessThan(1200);
  }

  @Test
  void theOvernightStandInIsCaughtAndExplained() {
    stage.world.advice = ContinuityWatchTest::againstNights;
    stage.world.policy = ContinuityWatchTest::somebodyElse;
    stage.begin(null);
    stage.ordinaryDay();
    stage.night();
    stage.skip(Duration.ofMinutes(5));
    assertThat(stage.awaited()).contains("recheck-1");
    stage.answerRecheck();
    stage.until(status -> status.prompts() == 1 && status.awaited() != null);
    stage.answerRecheck();
    stage.until(status -> status.state() == JourneyState.IN_REVIEW);

    assertThat(stage.status().brokenLink())
        .isEqualTo(
            new Link(
                new InteractionId("interview-1"), new InteractionId("recheck-1"), Modality.FACE));
    assertThat(stage.status().timeline())
        .anySatisfy(entry -> {
          assertThat(entry.what()).isEqualTo("watch.warranted");
          assertThat(entry.reasons()).containsExactly(NIGHT);
        });
    stage
        .watch()
        .answerReview(
            new ReviewAnswer("review-1", ReviewAnswer.Verdict.CONFIRM, "review.other-person"));
    assertThat(stage.end().state()).isEqualTo(JourneyState.BLOCKED);
  }

  @Test
  void whoWorksByNightOnlyIsLeftAlone() {
    stage.world.advice = ContinuityWatchTest::againstNights;
    stage.begin(null);
    for (int night = 0; night < 6; night++) {
      stage.night();
    }
    stage.skip(Duration.ofMinutes(5));

    assertThat(stage.awaited()).isEmpty();
    assertThat(stage.world.weighed).isEmpty();
    assertThat(stage.status().state()).isEqualTo(JourneyState.WATCHING);
  }

  @Test
  void whoDoesNotShowUpIsAskedOnceMoreAndThenLookedAt() {
    stage.world.advice = ContinuityWatchTest::againstNights;
    stage.world.policy =
        question ->
            question.problems().isEmpty()
                ? ScriptedWorld.proceed()
                : question.attempt() == 1
                    ? new Decision.StepUp(
                        Challenge.RECAPTURE, ScriptedWorld.basis("evidence.not-handed-in"))
                    : Decision.hold("evidence.not-handed-in");
    stage.begin(null);
    stage.ordinaryDay();
    stage.night();
    stage.skip(Duration.ofDays(4));
    assertThat(stage.status().prompts()).isEqualTo(1);
    stage.skip(Duration.ofDays(4));

    assertThat(stage.happened()).contains("decision.hold");
    assertThat(stage.world.mailbox)
        .anyMatch(notice -> notice.kind() == NoticeKind.RECHECK_REQUESTED);
    stage.skip(Duration.ofDays(3));
    assertThat(stage.end().state()).isEqualTo(JourneyState.LIMITED);
  }

  @Test
  void theSameReportTwiceIsOneAndOrderDoesNotMatter() {
    stage.world.advice = ContinuityWatchTest::againstNights;
    stage.begin(null);
    stage.skip(Duration.ofDays(2));
    Instant noon = Instant.parse("2026-11-24T11:00:00Z");
    ExternalEvent night =
        stage.event(
            ExternalEvent.Type.SESSION_STARTED,
            noon.plus(Duration.ofHours(11)),
            WatchStage.laptop("n"));
    ExternalEvent end =
        stage.event(
            ExternalEvent.Type.SESSION_ENDED,
            noon.plus(Duration.ofHours(14)),
            WatchStage.laptop("n"));
    ExternalEvent badge = stage.event(ExternalEvent.Type.BADGE_IN, noon, WorkSignal.PLAIN);
    for (ExternalEvent event : List.of(end, night, badge, night, end, badge)) {
      assertThat(stage.report(event).late()).isFalse();
    }
    stage.skip(Duration.ofMinutes(5));

    assertThat(stage.world.weighed).hasSize(1);
    assertThat(stage.world.weighed.getFirst().facts())
        .containsExactly(new WatchQuestion.Fact(NIGHT, 1));
  }

  @Test
  void aFloodIsAFactAndFillsNothing() {
    stage.begin(null);
    int late = 0;
    for (int i = 0; i < 260; i++) {
      late +=
          stage.report(ExternalEvent.Type.BADGE_IN, stage.now(), WorkSignal.PLAIN).late() ? 1 : 0;
    }
    stage.skip(Duration.ofMinutes(10));

    assertThat(late).isEqualTo(60);
    assertThat(stage.world.weighed.getLast().facts())
        .contains(new WatchQuestion.Fact("signals.flood", 60));
    assertThat(stage.status().state()).isEqualTo(JourneyState.WATCHING);
  }

  @Test
  void aClockADayAheadTellsWhatWasSeenAndNotWhen() {
    stage.begin(null);
    stage.report(ExternalEvent.Type.BADGE_IN, stage.now(), WorkSignal.PLAIN);
    stage.report(
        ExternalEvent.Type.SESSION_STARTED,
        stage.now().plus(Duration.ofHours(24)),
        new WorkSignal(
            null, WatchStage.digest("other"), null, WatchStage.FAR, WorkSignal.Tool.IP_KVM));
    stage.skip(Duration.ofMinutes(5));

    assertThat(stage.world.weighed.getLast().facts())
        .containsExactlyInAnyOrder(
            new WatchQuestion.Fact("work.ip-kvm", 1),
            new WatchQuestion.Fact("signals.clock-ahead", 1));
    assertThat(stage.world.traits.getLast().devices()).hasSize(1);
  }

  @Test
  void aReportOfADayAgoStillCountsAndOneOfAMonthAgoDoesNot() {
    stage.begin(null);
    boolean yesterday =
        stage
            .report(
                ExternalEvent.Type.TOOL_SEEN,
                stage.now().minus(Duration.ofHours(24)),
                new WorkSignal(null, null, null, null, WorkSignal.Tool.REMOTE_ACCESS))
            .late();
    boolean longAgo =
        stage
            .report(
                ExternalEvent.Type.TOOL_SEEN,
                stage.now().minus(Duration.ofDays(30)),
                new WorkSignal(null, null, null, null, WorkSignal.Tool.IP_KVM))
            .late();
    stage.skip(Duration.ofMinutes(5));

    assertThat(yesterday).isFalse();
    assertThat(longAgo).isTrue();
    assertThat(stage.world.weighed.getLast().facts())
        .containsExactly(new WatchQuestion.Fact("work.remote-access-tool", 1));
  }

  @Test
  void aDeviceOfSeveralPeopleIsAFactAndPolicyThatIsDownAsksForARecheck() {
    stage.world.others = new io.throughline.contracts.continuity.watch.WatchActivities.Shared(1, 2);
    stage.world.advice =
        question -> {
          throw FailureCode.POLICY_UNREACHABLE.failure("scripted");
        };
    stage.begin(null);
    stage.ordinaryDay();
    stage.skip(Duration.ofDays(2));

    assertThat(stage.world.weighed.getFirst().facts())
        .containsExactlyInAnyOrder(
            new WatchQuestion.Fact("work.device-shared", 1),
            new WatchQuestion.Fact("work.factor-shared", 2));
    assertThat(stage.awaited()).contains("recheck-1");
    assertThat(stage.happened()).contains("watch.warranted");
  }

  @Test
  void aWatchThatIsCalledOffIsClosed() {
    stage.begin(null);
    stage.skip(Duration.ofDays(1));
    stage.cancel();
    stage.until(status -> status.state() == JourneyState.CLOSED);

    assertThat(stage.status().timeline().getLast().reasons()).contains("journey.cancelled");
  }

  private static WatchAdvice againstNights(WatchQuestion question) {
    boolean nights = question.facts().stream().anyMatch(fact -> fact.name().equals(NIGHT));
    return new WatchAdvice(
        nights ? WatchAdvice.Recheck.WARRANTED : WatchAdvice.Recheck.NONE,
        nights ? List.of(NIGHT) : List.of(),
        "r-1");
  }

  private static Decision somebodyElse(PolicyQuestion question) {
    if (question.attempt() == 1) {
      return new Decision.StepUp(
          Challenge.RECAPTURE, ScriptedWorld.basis("continuity.face-different"));
    }
    return new Decision.Hold(
        new DecisionBasis(
            "d-1",
            "r-1",
            List.of("continuity.face-different"),
            List.of(),
            new Link(
                new InteractionId("interview-1"),
                new InteractionId(question.interaction()),
                Modality.FACE),
            RemedyPlan.safe()));
  }
}
