package io.throughline.workflows.history;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.workflows.journey.ScriptedWorld;
import io.throughline.workflows.journey.recovery.RecoveryStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Recoveries for tomorrow's replay. */
final class RecoveryRecording {
  private static final CallerId ANN = new CallerId("c-" + "a".repeat(26));
  private static final CallerId BEN = new CallerId("c-" + "b".repeat(26));
  private static final CallerId EVE = new CallerId("c-" + "e".repeat(26));

  private RecoveryRecording() {}

  static void save(Path folder, String version) throws IOException {
    try (RecoveryStage stage = new RecoveryStage()) {
      stage.begin(false).prove(true).await(JourneyState.WATCHING).skip(Duration.ofDays(4));
      write(stage, folder.resolve("recovery-cleared-" + version + ".json"));
    }
    try (RecoveryStage stage = new RecoveryStage()) {
      stage.world.policy = RecoveryRecording::heldIfHuman;
      stage.begin(true).prove(null).await(JourneyState.IN_REVIEW);
      stage.review(ReviewAnswer.Verdict.CLEAR, ANN).skip(Duration.ofMinutes(1));
      stage.review(ReviewAnswer.Verdict.CLEAR, BEN).await(JourneyState.WATCHING);
      stage
          .skip(Duration.ofMinutes(1))
          .ask(PersonRequest.Wish.NOT_ME)
          .await(JourneyState.IN_REVIEW);
      stage.skip(Duration.ofMinutes(1)).review(ReviewAnswer.Verdict.CONFIRM, EVE);
      stage.skip(Duration.ofDays(4));
      write(stage, folder.resolve("recovery-disowned-" + version + ".json"));
    }
  }

  /** As policy does: the limit, which would have ended by itself, is wanted without an end. */
  private static Decision heldIfHuman(PolicyQuestion question) {
    if (question.problems().isEmpty()) {
      return ScriptedWorld.proceed();
    }
    List<PlannedRemedy> none = List.of();
    List<PlannedRemedy> now =
        List.of(
            PlannedRemedy.of(new Remedy.HoldStage()),
            PlannedRemedy.of(new Remedy.Limit()),
            PlannedRemedy.of(new Remedy.FreezeFactors()));
    boolean disowned = question.problems().getFirst().reason().equals("recovery.disowned");
    return new Decision.Hold(
        new DecisionBasis(
            "d-1",
            "r-1",
            List.of(question.problems().getFirst().reason()),
            List.of(),
            null,
            new RemedyPlan(disowned ? now : none, none, none)));
  }

  private static void write(RecoveryStage stage, Path file) throws IOException {
    Files.writeString(file, stage.history().toJson(true));
  }
}
