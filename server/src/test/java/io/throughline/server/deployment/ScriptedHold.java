package io.throughline.server.deployment;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.remediation.action.RemedyPlan;
import io.throughline.workflows.evidence.Assessment;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.review.ReviewDesk;
import java.util.List;

/** What the scripted journey is held for. */
final class ScriptedHold {
  private ScriptedHold() {}

  static ReviewDesk.Held of(InteractionId first, Link broken) {
    Decision held =
        new Decision.Hold(
            new DecisionBasis(
                "d",
                "r",
                List.of("continuity.face-different"),
                List.of("voice"),
                broken,
                RemedyPlan.safe()));
    Assessment assessment = new Assessment();
    assessment.problem(EvidenceRole.DIAL_IN, "evidence.not-handed-in");
    assessment.compared(
        new Comparisons(
            List.of(
                new Similarity(
                    broken,
                    SimilarityOutcome.DIFFERENT,
                    -6,
                    0.01,
                    0.9,
                    "continuity.face-different",
                    new ModelRef("scripted", "1")))));
    return new ReviewDesk.Held(Step.meeting(Stage.INTERVIEW, first.value()), held, assessment);
  }
}
