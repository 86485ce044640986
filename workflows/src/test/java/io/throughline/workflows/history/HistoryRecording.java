package io.throughline.workflows.history;

import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import io.throughline.workflows.journey.hiring.cohort.CohortRecording;
import io.throughline.workflows.journey.watch.WatchStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Saves histories of today's code for tomorrow's replay: run {@code main} with a folder and a name
 * before workflow code changes.
 */
final class HistoryRecording {
  private HistoryRecording() {}

  /** Arguments: the folder of histories, and a word for the version that they come from. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (HiringStage stage = new HiringStage()) {
      stage.begin(2).consent().meet("interview-1").meet("interview-2").identify().meet("day-one");
      stage.end();
      save(stage, folder.resolve("hiring-cleared-" + args[1] + ".json"));
    }
    try (HiringStage stage = new HiringStage()) {
      confirmed(stage);
      save(stage, folder.resolve("hiring-held-" + args[1] + ".json"));
    }
    restored(folder, args[1]);
    try (HiringStage stage = new HiringStage()) {
      reviewedAtLength(stage);
      save(stage, folder.resolve("hiring-reviewed-" + args[1] + ".json"));
    }
    unanswered(folder.resolve("hiring-no-answer-" + args[1] + ".json"));
    withdrawn(folder.resolve("hiring-withdrawn-" + args[1] + ".json"));
    challenged(folder.resolve("hiring-challenged-" + args[1] + ".json"));
    inPerson(folder.resolve("hiring-in-person-" + args[1] + ".json"));
    searched(folder.resolve("hiring-searched-" + args[1] + ".json"));
    followed(folder.resolve("hiring-followed-" + args[1] + ".json"));
    watched(folder, args[1]);
    RecoveryRecording.save(folder, args[1]);
    AppealRecording.save(folder, args[1]);
    CohortRecording.save(folder, args[1]);
    PreboardingRecording.save(folder, args[1]);
  }

  private static void unanswered(Path file) throws IOException {
    try (HiringStage stage = new HiringStage()) {
      stage.begin();
      stage.end();
      save(stage, file);
    }
  }

  /** A watch begins by itself. */
  private static void followed(Path file) throws IOException {
    try (HiringStage stage = new HiringStage()) {
      stage.begin(1, null, WatchPlan.standard("Europe/Berlin")).consent();
      stage.meet("interview-1").identify().meet("day-one");
      stage.end();
      save(stage, file);
    }
  }

  /** Somebody who agreed to be looked for, and is near somebody else. */
  private static void searched(Path file) throws IOException {
    try (HiringStage stage = new HiringStage()) {
      stage.world.gallery = ScriptedWorld::near;
      stage.begin().consentToSearch().meet("interview-1").identify().meet("day-one");
      stage.end();
      save(stage, file);
    }
  }

  private static void inPerson(Path file) throws IOException {
    try (HiringStage stage = new HiringStage()) {
      stage.begin(1, HiringRequest.DayOne.IN_PERSON).consent().meet("interview-1").identify();
      stage.await("day-one-in-person");
      stage.submit("day-one-in-person", EvidenceRole.BADGE_PHOTO);
      stage.end();
      save(stage, file);
    }
  }

  /** A warranted re-check that is passed. */
  private static void watched(Path folder, String version) throws IOException {
    try (WatchStage stage = new WatchStage()) {
      stage.world.advice =
          question ->
              new WatchAdvice(
                  question.facts().isEmpty() || question.rechecks() > 0
                      ? WatchAdvice.Recheck.NONE
                      : WatchAdvice.Recheck.WARRANTED,
                  List.of(),
                  "r-1");
      stage.begin(Duration.ofDays(4));
      stage.ordinaryDay();
      stage.night();
      stage.skip(Duration.ofMinutes(5));
      stage.answerRecheck();
      stage.skip(Duration.ofDays(4));
      stage.until(status -> status.state() == JourneyState.CLEARED);
      Files.writeString(
          folder.resolve("watch-warranted-" + version + ".json"), stage.history().toJson(true));
    }
    carried(folder.resolve("watch-carried-" + version + ".json"));
    renewed(folder.resolve("watch-renewed-" + version + ".json"));
  }

  /** References are made anew after a model has changed. */
  private static void renewed(Path file) throws IOException {
    try (WatchStage stage = new WatchStage()) {
      stage.world.advice =
          question -> new WatchAdvice(WatchAdvice.Recheck.WARRANTED, List.of("a.b"), "r-1");
      stage.world.others = new WatchActivities.Shared(1, 0);
      stage.begin(null);
      for (int day = 0; day < 2; day++) {
        stage.ordinaryDay();
        stage.skip(Duration.ofMinutes(5));
        stage.answerRecheck();
        stage.until(status -> status.state() == JourneyState.WATCHING);
        stage.world.model = new ModelRef("scripted", "2");
        stage.nextMorning();
      }
      stage.cancel();
      stage.until(status -> status.state() == JourneyState.CLOSED);
      Files.writeString(file, stage.history().toJson(true));
    }
  }

  /** The last of several runs. */
  private static void carried(Path file) throws IOException {
    try (WatchStage stage = new WatchStage()) {
      stage.begin(null);
      for (int day = 0; day < 70; day++) {
        stage.ordinaryDay();
        stage.skip(Duration.ofMinutes(5));
        stage.answerRecheck();
        stage.nextMorning();
      }
      stage.cancel();
      stage.until(status -> status.state() == JourneyState.CLOSED);
      Files.writeString(file, stage.history().toJson(true));
    }
  }

  private static void challenged(Path file) throws IOException {
    try (HiringStage stage = new HiringStage()) {
      stage.world.policy =
          question ->
              question.stage() == Stage.INTERVIEW && question.attempt() == 1
                  ? new Decision.StepUp(
                      Challenge.RANDOM_CHALLENGE,
                      ScriptedWorld.basis("presentation-attack.suspect"))
                  : ScriptedWorld.proceed();
      stage.begin().consent().meet("interview-1").meet("interview-1").identify().meet("day-one");
      stage.end();
      save(stage, file);
    }
  }

  private static void withdrawn(Path file) throws IOException {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    try (HiringStage stage = new HiringStage()) {
      stage.begin().consent().await("interview-1");
      stage.journey.report(
          new ExternalEvent("ats/1", ExternalEvent.Type.SHIPMENT_CHANGED, noon, 2));
      stage.journey.report(
          new ExternalEvent("ats/2", ExternalEvent.Type.SHIPMENT_CHANGED, noon, 1));
      stage.journey.report(
          new ExternalEvent("ats/3", ExternalEvent.Type.APPLICATION_WITHDRAWN, noon, 0));
      stage.end();
      save(stage, file);
    }
  }

  private static void restored(Path folder, String version) throws IOException {
    try (HiringStage stage = new HiringStage()) {
      stage.world.policy =
          question ->
              question.stage() == Stage.INTERVIEW
                  ? new Decision.Hold(limiting())
                  : ScriptedWorld.proceed();
      stage.begin().consent().meet("interview-1");
      stage.until(status -> status.remedies().size() == 3);
      stage.journey.answerReview(
          new ReviewAnswer("review-1", ReviewAnswer.Verdict.CLEAR, "review.same-person"));
      stage.identify().meet("day-one").end();
      save(stage, folder.resolve("hiring-restored-" + version + ".json"));
    }
  }

  private static DecisionBasis limiting() {
    List<PlannedRemedy> now =
        List.of(
            PlannedRemedy.of(new Remedy.HoldStage()),
            new PlannedRemedy(new Remedy.Limit(), Duration.ofDays(3)),
            PlannedRemedy.of(new Remedy.Notify()));
    return new DecisionBasis(
        "d",
        "r",
        List.of("continuity.face-different"),
        List.of(),
        null,
        new RemedyPlan(now, now, now));
  }

  /** Asked for again, held, and confirmed. */
  private static void confirmed(HiringStage stage) {
    stage.world.policy =
        question ->
            question.earlier() == 0
                ? ScriptedWorld.proceed()
                : question.attempt() == 1
                    ? new Decision.StepUp(
                        Challenge.RECAPTURE, ScriptedWorld.basis("continuity.face-different"))
                    : Decision.hold("continuity.face-different");
    stage.begin(2).consent().meet("interview-1").meet("interview-2").meet("interview-2");
    stage.await(JourneyState.IN_REVIEW);
    stage.journey.answerReview(
        new ReviewAnswer("review-1", ReviewAnswer.Verdict.CONFIRM, "review.other-person"));
    stage.end();
  }

  /** Taken, escalated, asked for more, back again, and cleared; the person asks for a human. */
  private static void reviewedAtLength(HiringStage stage) {
    CallerId reviewer = new CallerId("c-" + "c".repeat(26));
    ReviewCaseId first = ReviewCaseId.of(HiringStage.JOURNEY, 1);
    stage.world.policy =
        question ->
            question.interaction().equals("interview-1")
                ? Decision.hold("continuity.unknown")
                : ScriptedWorld.proceed();
    stage.begin().consent().meet("interview-1").await(JourneyState.IN_REVIEW);
    stage.journey.assignReview(new ReviewAssignment("take-1", first, reviewer, reviewer));
    stage.journey.takeRequest(new PersonRequest("person-1", PersonRequest.Wish.HUMAN));
    stage.journey.takeRequest(new PersonRequest("person-2", PersonRequest.Wish.NEW_LINK));
    stage.skip(Duration.ofHours(25));
    stage.journey.answerReview(
        new ReviewAnswer(
            "review-1",
            ReviewAnswer.Verdict.ASK_MORE,
            "review.wrong-file",
            reviewer,
            first,
            Challenge.RECAPTURE));
    stage.meet("interview-1").await(JourneyState.IN_REVIEW);
    stage.journey.answerReview(
        new ReviewAnswer(
            "review-2", ReviewAnswer.Verdict.CLEAR, "review.same-person", reviewer, first, null));
    stage.identify().meet("day-one").end();
  }

  private static void save(HiringStage stage, Path file) throws IOException {
    Files.writeString(file, stage.history().toJson(true));
  }
}
