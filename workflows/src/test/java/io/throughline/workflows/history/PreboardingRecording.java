package io.throughline.workflows.history;

import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.workflows.journey.HiringStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Journeys with a background check and logistics, for tomorrow's replay. */
final class PreboardingRecording {
  private PreboardingRecording() {}

  /** Alone, without those of other kinds. */
  public static void main(String[] args) throws IOException {
    save(Path.of(args[0]), args[1]);
  }

  /**
   * An adverse result that a human does not follow, a call back, and a change at the last moment.
   */
  static void save(Path folder, String version) throws IOException {
    try (HiringStage stage = new HiringStage()) {
      stage.preboarding = new Preboarding(true, true, List.of(), "Europe/Berlin");
      stage.world.policy =
          question ->
              switch (question.problems().isEmpty() ? "" : question.problems().getLast().reason()) {
                case "background.adverse" -> Decision.hold("background.adverse");
                case "logistics.bank-changed" ->
                    new Decision.StepUp(
                        Challenge.CALL_BACK, ScriptedWorld.basis("logistics.bank-changed"));
                default -> ScriptedWorld.proceed();
              };
      stage.begin().consent().meet("interview-1").identify();
      find(stage, "b", Stage.BACKGROUND, "background.adverse");
      stage.skip(Duration.ofDays(8)).await(JourneyState.IN_REVIEW);
      stage.journey.answerReview(
          new ReviewAnswer("review-1", ReviewAnswer.Verdict.CLEAR, "review.record-wrong"));
      stage.until(status -> status.stage() == Stage.LOGISTICS);
      find(stage, "l", Stage.LOGISTICS, "logistics.bank-changed");
      stage.until(status -> status.state() == JourneyState.STEPPED_UP);
      find(stage, "m", Stage.LOGISTICS, "logistics.entered");
      stage.await("day-one");
      find(stage, "n", Stage.LOGISTICS, "logistics.entered");
      stage.meet("day-one").end();
      Files.writeString(
          folder.resolve("hiring-preboarded-" + version + ".json"), stage.history().toJson(true));
    }
  }

  private static void find(HiringStage stage, String request, Stage of, String found) {
    var _ = stage.journey.submitFindings(new Findings(request, of, List.of(found)));
  }
}
