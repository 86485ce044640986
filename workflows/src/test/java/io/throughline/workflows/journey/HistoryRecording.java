package io.throughline.workflows.journey;

import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
      save(stage, folder.resolve("hiring-held-" + args[1] + ".json"));
    }
    restored(folder, args[1]);
    try (HiringStage stage = new HiringStage()) {
      stage.begin();
      stage.end();
      save(stage, folder.resolve("hiring-no-answer-" + args[1] + ".json"));
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

  private static void save(HiringStage stage, Path file) throws IOException {
    Files.writeString(file, stage.history().toJson(true));
  }
}
