package io.throughline.server.cli.policy;

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
import io.throughline.contracts.policy.Signal;
import java.util.List;

/** Parts of questions as policy is asked them, made up for measuring. */
public final class MadeQuestions {
  private MadeQuestions() {}

  /** A camera recording and the sound of the call, with nothing wrong. */
  public static List<Signal> meeting() {
    return List.of(
        finding(EvidenceRole.CAMERA, "face-capture", Family.FACE, 0.0),
        finding(EvidenceRole.CAMERA, "presentation-attack", Family.FACE, -2.0),
        nothing(EvidenceRole.CAMERA, "voice-capture", Family.VOICE, "voice.no-sound-track"),
        finding(EvidenceRole.DIAL_IN, "voice-capture", Family.VOICE, 0.0),
        nothing(EvidenceRole.DIAL_IN, "face-capture", Family.FACE, "face.not-in-audio"));
  }

  /** A document's portrait and a selfie, with nothing wrong. */
  public static List<Signal> pictures() {
    return List.of(
        finding(EvidenceRole.DOCUMENT_PORTRAIT, "face-capture", Family.FACE, 0.0),
        finding(EvidenceRole.SELFIE, "face-capture", Family.FACE, 0.0),
        finding(EvidenceRole.SELFIE, "presentation-attack", Family.FACE, -2.0));
  }

  /** Of a finding that says nothing bad. */
  public static Signal finding(EvidenceRole role, String detector, Family family, double llr) {
    return new Signal(role, detector, family, FindingOutcome.GENUINE, llr, 0.8, "all.well");
  }

  private static Signal nothing(EvidenceRole role, String detector, Family family, String reason) {
    return new Signal(role, detector, family, FindingOutcome.NOT_APPLICABLE, null, 0, reason);
  }

  /** One comparison, the same human or clearly another one. */
  public static LinkSignal link(String from, String to, Modality modality, boolean same) {
    return new LinkSignal(
        from,
        to,
        modality,
        same ? SimilarityOutcome.SAME : SimilarityOutcome.DIFFERENT,
        same ? 5.5 : -6.5,
        0.7,
        "continuity.compared");
  }

  /**
   * A first attempt without problems.
   *
   * @param earlier captures that were accepted before
   */
  public static PolicyQuestion question(
      Stage stage, String interaction, int earlier, List<LinkSignal> links) {
    Effort total = new Effort(1800.5 * (earlier + 1), 0, 90_000_000L * (earlier + 1));
    FrictionSpent.Part journey = new FrictionSpent.Part(total, Effort.NONE, 0, 0);
    FrictionSpent.Part here =
        new FrictionSpent.Part(new Effort(1800.5, 0, 90_000_000), Effort.NONE, 0, 0);
    return new PolicyQuestion(
        "j-" + "b".repeat(26) + "/" + interaction + "/1",
        "hiring",
        stage,
        interaction,
        earlier,
        1,
        0,
        stage == Stage.IDENTITY ? pictures() : meeting(),
        links,
        List.of(),
        new FrictionSpent(journey, here),
        null);
  }
}
