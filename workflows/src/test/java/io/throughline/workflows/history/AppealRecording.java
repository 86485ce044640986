package io.throughline.workflows.history;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.workflows.review.AppealStage;
import io.throughline.workflows.review.ScriptedAppeals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Appeals for tomorrow's replay. */
final class AppealRecording {
  private static final CallerId ANN = new CallerId("c-" + "a".repeat(26));

  private AppealRecording() {}

  /** Alone, without those of other kinds. */
  public static void main(String[] args) throws IOException {
    save(Path.of(args[0]), args[1]);
  }

  static void save(Path folder, String version) throws IOException {
    try (AppealStage stage = new AppealStage()) {
      stage.begin(true).take(1, ANN, ANN);
      stage.decide(ReviewAnswer.Verdict.CONFIRM, "review.still-holds", ANN).end();
      write(stage, folder.resolve("appeal-upheld-" + version + ".json"));
    }
    try (AppealStage stage = new AppealStage()) {
      stage.world.appeals.measures =
          List.of(
              ScriptedAppeals.standing(3, "revoke-sessions"),
              ScriptedAppeals.standing(2, "hold-offer"),
              ScriptedAppeals.standing(1, "limit"));
      stage.begin(true).handIn().skip(Duration.ofDays(6));
      stage.decide(ReviewAnswer.Verdict.ASK_MORE, "review.poor-capture", ANN);
      stage.skip(Duration.ofDays(6)).await(JourneyState.IN_REVIEW);
      stage.until(status -> status.awaited() != null && status.awaited().what().equals("review"));
      stage.decide(ReviewAnswer.Verdict.CLEAR, "review.mistaken", ANN).end();
      write(stage, folder.resolve("appeal-overturned-" + version + ".json"));
    }
  }

  private static void write(AppealStage stage, Path file) throws IOException {
    Files.writeString(file, stage.history().toJson(true));
  }
}
