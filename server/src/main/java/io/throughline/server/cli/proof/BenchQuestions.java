package io.throughline.server.cli.proof;

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

/** The questions of one journey with two interviews, and one in which somebody else came. */
final class BenchQuestions {
  /** A question and the word of the decision that it deserves. */
  record Expected(PolicyQuestion question, String outcome) {}

  private static final List<Signal> MEETING =
      List.of(
          finding(EvidenceRole.CAMERA, "face-capture", Family.FACE, 0.0),
          finding(EvidenceRole.CAMERA, "presentation-attack", Family.FACE, -2.0),
          nothing(EvidenceRole.CAMERA, "voice-capture", Family.VOICE, "voice.no-sound-track"),
          finding(EvidenceRole.DIAL_IN, "voice-capture", Family.VOICE, 0.0),
          nothing(EvidenceRole.DIAL_IN, "face-capture", Family.FACE, "face.not-in-audio"));

  private static final List<Signal> PICTURES =
      List.of(
          finding(EvidenceRole.DOCUMENT_PORTRAIT, "face-capture", Family.FACE, 0.0),
          finding(EvidenceRole.SELFIE, "face-capture", Family.FACE, 0.0),
          finding(EvidenceRole.SELFIE, "presentation-attack", Family.FACE, -2.0));

  static final List<Expected> ALL =
      List.of(
          new Expected(question(Stage.INTERVIEW, "interview-1", 0, List.of()), "proceed"),
          new Expected(
              question(Stage.INTERVIEW, "interview-2", 1, met("interview-2", "interview-1")),
              "proceed"),
          new Expected(question(Stage.IDENTITY, "identity", 2, identified()), "proceed"),
          new Expected(
              question(
                  Stage.DAY_ONE,
                  "day-one",
                  4,
                  met("day-one", "interview-1", "interview-2", "identity-selfie")),
              "proceed"),
          new Expected(
              question(
                  Stage.INTERVIEW,
                  "interview-2",
                  1,
                  List.of(
                      link("interview-1", "interview-2", Modality.FACE, false),
                      link("interview-1", "interview-2", Modality.VOICE, true))),
              "step-up"));

  private BenchQuestions() {}

  private static PolicyQuestion question(
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
        stage == Stage.IDENTITY ? PICTURES : MEETING,
        links,
        List.of(),
        new FrictionSpent(journey, here),
        null);
  }

  /** Face and voice against each earlier meeting. */
  private static List<LinkSignal> met(String now, String... earlier) {
    return List.of(earlier).stream()
        .flatMap(then ->
            List.of(link(then, now, Modality.FACE, true), link(then, now, Modality.VOICE, true))
                .stream())
        .toList();
  }

  /** Document and selfie against both interviews and each other. */
  private static List<LinkSignal> identified() {
    return List.of(
        link("interview-1", "identity-document", Modality.FACE, true),
        link("interview-2", "identity-document", Modality.FACE, true),
        link("interview-1", "identity-selfie", Modality.FACE, true),
        link("interview-2", "identity-selfie", Modality.FACE, true),
        link("identity-document", "identity-selfie", Modality.FACE, true));
  }

  private static LinkSignal link(String from, String to, Modality modality, boolean same) {
    return new LinkSignal(
        from,
        to,
        modality,
        same ? SimilarityOutcome.SAME : SimilarityOutcome.DIFFERENT,
        same ? 5.5 : -6.5,
        0.7,
        "continuity.compared");
  }

  private static Signal finding(EvidenceRole role, String detector, Family family, double llr) {
    return new Signal(role, detector, family, FindingOutcome.GENUINE, llr, 0.8, "all.well");
  }

  private static Signal nothing(EvidenceRole role, String detector, Family family, String reason) {
    return new Signal(role, detector, family, FindingOutcome.NOT_APPLICABLE, null, 0, reason);
  }
}
