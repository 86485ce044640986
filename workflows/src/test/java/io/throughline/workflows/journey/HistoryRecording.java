package io.throughline.workflows.journey;

import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

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
    try (HiringStage stage = new HiringStage()) {
      stage.begin();
      stage.end();
      save(stage, folder.resolve("hiring-no-answer-" + args[1] + ".json"));
    }
    withdrawn(folder.resolve("hiring-withdrawn-" + args[1] + ".json"));
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

  private static void save(HiringStage stage, Path file) throws IOException {
    Files.writeString(file, stage.history().toJson(true));
  }
}
