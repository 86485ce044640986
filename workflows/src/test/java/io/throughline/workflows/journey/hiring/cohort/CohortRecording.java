package io.throughline.workflows.journey.hiring.cohort;

import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.status.JourneyState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A cohort and its members for tomorrow's replay. */
public final class CohortRecording {
  private CohortRecording() {}

  /** A cluster that is cleared, a member without the vendor's word, and one who sails through. */
  public static void save(Path folder, String version) throws IOException {
    try (CohortStage stage = new CohortStage()) {
      stage.groups =
          List.of(
              new CohortActivities.Group(
                  List.of(CohortStage.id('d'), CohortStage.id('e')), List.of("bank")));
      stage.begin().admit('d', 'e').enrol('d').train('d');
      stage.until(stage.cohort, status -> status.state() == JourneyState.IN_REVIEW);
      stage.review(stage.cohort, ReviewAnswer.Verdict.CLEAR).bind('d').sit('d');
      stage.until(stage.worker('d'), _ -> stage.acted('d').contains("limit"));
      stage.attest().await('d', JourneyState.CLEARED);
      stage.skip(Duration.ofMinutes(5));
      write(stage, 'd', folder.resolve("onboarding-cleared-" + version + ".json"));
      stage.groups =
          List.of(
              new CohortActivities.Group(
                  List.of(CohortStage.id('d'), CohortStage.id('e')), List.of("bank", "face")));
      stage.enrol('e');
      stage.until(stage.cohort, status -> status.state() == JourneyState.IN_REVIEW);
      stage.review(stage.cohort, ReviewAnswer.Verdict.CONFIRM).await('e', JourneyState.LIMITED);
      stage.skip(Duration.ofMinutes(5));
      write(stage, 'e', folder.resolve("onboarding-limited-" + version + ".json"));
      var _ = stage.end();
      stage.skip(Duration.ofMinutes(1));
      Files.writeString(
          folder.resolve("cohort-closed-" + version + ".json"),
          stage.history(CohortStage.COHORT.workflowId()).toJson(true));
    }
  }

  private static void write(CohortStage stage, char member, Path file) throws IOException {
    String workflow = CohortStage.member(member, List.of()).workflowId();
    Files.writeString(file, stage.history(workflow).toJson(true));
  }
}
