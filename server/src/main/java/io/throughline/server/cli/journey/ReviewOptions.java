package io.throughline.server.cli.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a reviewer says, and of which hold. */
final class ReviewOptions {
  @Parameters(
      arity = "1..2",
      hideParamSyntax = true,
      paramLabel = "[confirm|clear] JOURNEY|CASE",
      description = "The verdict, unless more is asked for; and the journey, or one case of it.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--reason",
      required = true,
      description = {
        "Why, as one of these codes.",
        "To clear: review.same-person,",
        "  review.explained-change, review.checked-by-hand,",
        "  review.poor-capture, review.record-wrong.",
        "To confirm: review.other-person,",
        "  review.forged-capture, review.forged-document,",
        "  review.admitted, review.record-holds.",
        "To ask for more: review.wrong-file,",
        "  review.poor-capture, review.incomplete,",
        "  review.presence-unclear.",
        "An appeal also takes review.mistaken (to clear: it was",
        "  wrong) and review.still-holds (to confirm: it stands)."
      })
  private String reason = "";

  @Option(
      names = "--ask-more",
      paramLabel = "WHAT",
      description = "Asks the person once more instead: recapture or random-challenge.")
  private @Nullable String ask;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  String journey() {
    return words.getLast();
  }

  /** Whether one case is named, and not a journey. */
  boolean ofCase() {
    return journey().startsWith("r-");
  }

  Map<String, Object> document() {
    if (words.size() != (ask == null ? 2 : 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "say confirm or clear and the journey, or --ask-more and the journey");
    }
    Map<String, Object> document = new HashMap<>(Map.of("reasonCode", reason));
    document.put("verdict", ask == null ? words.getFirst() : "ask-more");
    if (ask != null) {
      document.put("ask", ask);
    }
    return document;
  }
}
