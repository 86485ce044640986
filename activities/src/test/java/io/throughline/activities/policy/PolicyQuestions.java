package io.throughline.activities.policy;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.Effort;
import io.throughline.contracts.journey.status.friction.FrictionSpent;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.policy.Signal;
import java.util.List;

/** Questions that the tests ask. */
public final class PolicyQuestions {
  private static final String JOURNEY = "j-aaaaaaaaaaaaaaaaaaaaaaaaaa";

  private PolicyQuestions() {}

  public static PolicyQuestion firstInterview() {
    return new PolicyQuestion(
        JOURNEY + "/interview-1/1",
        "hiring",
        Stage.INTERVIEW,
        "interview-1",
        0,
        1,
        0,
        meeting(),
        List.of(),
        List.of(),
        spent(0),
        null);
  }

  public static PolicyQuestion secondInterview(int attempt, LinkSignal... links) {
    return new PolicyQuestion(
        JOURNEY + "/interview-2/" + attempt,
        "hiring",
        Stage.INTERVIEW,
        "interview-2",
        1,
        attempt,
        attempt - 1,
        meeting(),
        List.of(links),
        List.of(),
        spent(attempt - 1),
        null);
  }

  /** A first attempt at the second interview, of somebody who was prompted that often before. */
  static PolicyQuestion afterPrompts(int prompts, LinkSignal... links) {
    return new PolicyQuestion(
        JOURNEY + "/interview-2/1",
        "hiring",
        Stage.INTERVIEW,
        "interview-2",
        1,
        1,
        prompts,
        meeting(),
        List.of(links),
        List.of(),
        spent(prompts),
        null);
  }

  /** Interview 1 against interview 2. */
  public static LinkSignal link(Modality modality, SimilarityOutcome outcome, double llr) {
    return new LinkSignal(
        "interview-1", "interview-2", modality, outcome, llr, 0.8, "continuity.compared");
  }

  static PolicyQuestion withSignal(Signal signal) {
    return with(List.of(signal), List.of(), List.of());
  }

  static PolicyQuestion withLink(LinkSignal link) {
    return with(List.of(), List.of(link), List.of());
  }

  static PolicyQuestion withProblem(Problem problem) {
    return with(List.of(), List.of(), List.of(problem));
  }

  /** The stage's interaction with a problem that no capture mends. */
  static PolicyQuestion troubled(Stage stage, Problem problem) {
    String interaction = stage == Stage.INTERVIEW ? "interview-1" : stage.word();
    return new PolicyQuestion(
        JOURNEY + "/x/1",
        "hiring",
        stage,
        interaction,
        stage == Stage.INTERVIEW ? 0 : 1,
        1,
        0,
        List.of(),
        List.of(),
        List.of(problem),
        spent(0),
        null);
  }

  static PolicyQuestion at(Stage stage) {
    return new PolicyQuestion(
        JOURNEY + "/x/1",
        "hiring",
        stage,
        "x",
        0,
        1,
        0,
        List.of(),
        List.of(),
        List.of(),
        spent(0),
        null);
  }

  private static PolicyQuestion with(
      List<Signal> signals, List<LinkSignal> links, List<Problem> problems) {
    return new PolicyQuestion(
        JOURNEY + "/interview-2/1",
        "hiring",
        Stage.INTERVIEW,
        "interview-2",
        1,
        1,
        0,
        signals,
        links,
        problems,
        spent(0),
        null);
  }

  /** Each prompt was followed by a recording of twelve seconds. */
  static FrictionSpent spent(int prompts) {
    Effort extra = prompts == 0 ? Effort.NONE : new Effort(12.0 * prompts, 0, 1000L * prompts);
    Effort total = new Effort(1800.5, 0, 90_000_000).plus(extra);
    FrictionSpent.Part part = new FrictionSpent.Part(total, extra, prompts, prompts);
    return new FrictionSpent(part, part);
  }

  private static List<Signal> meeting() {
    return List.of(
        finding(EvidenceRole.CAMERA, "face-capture", Family.FACE, 0.0),
        finding(EvidenceRole.CAMERA, "presentation-attack", Family.FACE, -2.0),
        new Signal(
            EvidenceRole.CAMERA,
            "voice-capture",
            Family.VOICE,
            FindingOutcome.NOT_APPLICABLE,
            null,
            0,
            "voice.no-sound-track"),
        finding(EvidenceRole.DIAL_IN, "voice-capture", Family.VOICE, 0.0));
  }

  private static Signal finding(EvidenceRole role, String detector, Family family, double llr) {
    return new Signal(role, detector, family, FindingOutcome.GENUINE, llr, 0.8, "all.well");
  }
}
