package io.throughline.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.activities.policy.bundle.BundleRevision;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.policy.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The repository's bundle in a real policy server, asked as journeys ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpaDecisionsTest {
  private final RunningOpa opa;

  OpaDecisionsTest() throws IOException, InterruptedException {
    opa = new RunningOpa(OpaProgram.policies());
  }

  @BeforeAll
  void theServerNeedsAMomentForItsFirstQuestion() {
    opa.activities().decide(PolicyQuestions.firstInterview());
  }

  @AfterAll
  void stop() throws IOException {
    opa.close();
  }

  @Test
  void aFirstInterviewWithFaceAndVoiceProceeds() {
    Decision decision = decide(PolicyQuestions.firstInterview());
    assertThat(decision).isInstanceOf(Decision.Proceed.class);
    assertThat(decision.basis().reasons()).containsExactly("capture.complete");
    assertThat(decision.basis().decisionId()).isNotBlank();
    assertThat(decision.basis().bundleRevision())
        .isEqualTo(BundleRevision.of(OpaProgram.policies()));
    assertThat(decision.basis().brokenLink()).isNull();
  }

  @Test
  void theSameHumanProceeds() {
    assertThat(decide(second(1, SimilarityOutcome.SAME, 5))).isInstanceOf(Decision.Proceed.class);
  }

  @Test
  void anotherFaceIsCapturedOnceMoreThenHeldWithItsLink() {
    Link broken =
        new Link(new InteractionId("interview-1"), new InteractionId("interview-2"), Modality.FACE);
    Decision first = decide(second(1, SimilarityOutcome.DIFFERENT, -7));
    assertThat(first)
        .isInstanceOfSatisfying(
            Decision.StepUp.class, s -> assertThat(s.challenge()).isEqualTo(Challenge.RECAPTURE));
    assertThat(first.basis().brokenLink()).isEqualTo(broken);
    Decision again = decide(second(2, SimilarityOutcome.DIFFERENT, -7));
    assertThat(again).isInstanceOf(Decision.Hold.class);
    assertThat(again.basis().reasons()).containsExactly("continuity.face-different");
    assertThat(again.basis().brokenLink()).isEqualTo(broken);
    assertThat(again.basis().plan().now())
        .extracting(planned -> planned.remedy().word())
        .containsExactly("hold-stage", "hold-offer");
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"INTERVIEW", "IDENTITY", "DAY_ONE"})
  void aHoldOfEachStageNamesRemediesThatExist(Stage stage) {
    Problem tampered = new Problem(EvidenceRole.CAMERA, "evidence.altered");
    Decision decision = decide(PolicyQuestions.troubled(stage, tampered));
    assertThat(decision).isInstanceOf(Decision.Hold.class);
    assertThat(decision.basis().reasons()).contains("evidence.altered");
    assertThat(decision.basis().plan().now()).hasSizeGreaterThan(1);
    assertThat(decision.basis().plan().confirmed()).isNotEmpty();
    assertThat(decision.basis().plan().expired()).isNotEmpty();
  }

  @Test
  void whoHasSpentTheBudgetIsHeldInsteadOfAskedAgain() {
    LinkSignal unclear = PolicyQuestions.link(Modality.FACE, SimilarityOutcome.UNKNOWN, 0);
    Decision decision = decide(PolicyQuestions.afterPrompts(3, unclear));
    assertThat(decision).isInstanceOf(Decision.Hold.class);
    assertThat(decision.basis().reasons()).endsWith("friction.spent", "prompts.spent");
  }

  @Test
  void aFaceThatCannotBeToldNeverProceeds() {
    assertThat(decide(second(1, SimilarityOutcome.UNKNOWN, 0))).isInstanceOf(Decision.StepUp.class);
    assertThat(decide(second(2, SimilarityOutcome.UNKNOWN, 0))).isInstanceOf(Decision.Hold.class);
  }

  @Test
  void aLikelihoodThatIsNoNumberIsHeld() {
    assertThat(decide(second(1, SimilarityOutcome.SAME, Double.NaN)))
        .isEqualTo(Decision.hold("question.invalid"));
  }

  @Test
  void aSuspectedAttackIsAskedForARandomChallenge() {
    Signal attack =
        new Signal(
            EvidenceRole.CAMERA,
            "presentation-attack",
            Family.FACE,
            FindingOutcome.SUSPICIOUS,
            4.0,
            0.9,
            "presentation-attack.suspect");
    assertThat(decide(PolicyQuestions.withSignal(attack)))
        .isInstanceOfSatisfying(
            Decision.StepUp.class,
            s -> assertThat(s.challenge()).isEqualTo(Challenge.RANDOM_CHALLENGE));
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"APPLY", "CONSENT", "CLOSE"})
  void aStageInWhichNothingIsDecidedIsHeld(Stage stage) {
    assertThat(decide(PolicyQuestions.at(stage)).basis().reasons())
        .containsExactly("stage.undecided");
  }

  @Test
  void aQuestionThatJavaWouldRefuseIsRefusedByRegoToo() {
    byte[] answer = opa.client().ask("hiring", "{\"nationality\":\"x\"}");
    assertThat(new DecisionReader().read(answer).basis().reasons())
        .containsExactly("question.invalid");
  }

  @Test
  void aKindOfJourneyWithoutPoliciesIsAHold() {
    byte[] answer = opa.client().ask("unheard", "{}");
    assertThat(new DecisionReader().read(answer)).isEqualTo(Decision.hold("policy.undefined"));
  }

  @Test
  void aBundleWithoutARevisionPassesNobody(@TempDir Path bundle)
      throws IOException, InterruptedException {
    Path rule = Files.createDirectories(bundle.resolve("throughline/hiring")).resolve("any.rego");
    Files.writeString(
        rule,
        """
        package throughline.hiring

        decision := {"outcome": "proceed", "reasons": ["a.b"], "notChecked": [], "brokenLink": null}
        """);
    try (RunningOpa other = new RunningOpa(bundle)) {
      assertThat(other.activities().decide(PolicyQuestions.firstInterview()))
          .isEqualTo(Decision.hold("policy.no-revision"));
    }
  }

  @Test
  void theDecisionLogKeepsIdsAndNeitherQuestionNorAnswer() throws IOException {
    Decision decision = decide(PolicyQuestions.firstInterview());
    String log = opa.log();
    assertThat(log).contains(decision.basis().decisionId());
    assertThat(log)
        .doesNotContain(PolicyQuestions.firstInterview().step())
        .doesNotContain("face-capture")
        .doesNotContain("capture.complete");
  }

  private Decision decide(PolicyQuestion question) {
    return opa.activities().decide(question);
  }

  private static PolicyQuestion second(int attempt, SimilarityOutcome face, double llr) {
    LinkSignal voice = PolicyQuestions.link(Modality.VOICE, SimilarityOutcome.SAME, 4);
    return PolicyQuestions.secondInterview(
        attempt, PolicyQuestions.link(Modality.FACE, face, llr), voice);
  }
}
