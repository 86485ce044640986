package io.throughline.server.cli.bench;

import static io.throughline.server.cli.policy.MadeQuestions.link;
import static io.throughline.server.cli.policy.MadeQuestions.question;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.PolicyQuestion;
import java.util.List;

/** The questions of one journey with two interviews, and one in which somebody else came. */
final class BenchQuestions {
  /** A question and the word of the decision that it deserves. */
  record Expected(PolicyQuestion question, String outcome) {}

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
}
