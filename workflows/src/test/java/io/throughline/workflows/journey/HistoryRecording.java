package io.throughline.workflows.journey;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
    try (HiringStage stage = new HiringStage()) {
      reviewedAtLength(stage);
      save(stage, folder.resolve("hiring-reviewed-" + args[1] + ".json"));
    }
    try (HiringStage stage = new HiringStage()) {
      stage.begin();
      stage.end();
      save(stage, folder.resolve("hiring-no-answer-" + args[1] + ".json"));
    }
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
