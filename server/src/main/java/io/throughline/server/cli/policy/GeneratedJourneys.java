package io.throughline.server.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.policy.LinkSignal;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.contracts.policy.Problem;
import io.throughline.contracts.policy.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up hiring journeys of two interviews, an identity check and day one: mostly one human, now
 * and then another face or voice, a suspicion, or a piece that never came. The same ones each time.
 */
final class GeneratedJourneys {
  private static final long SEED = 20_261_123;
  private static final double OTHER_FACE = 0.03;
  private static final double OTHER_VOICE = 0.02;
  private static final double SUSPICION = 0.03;
  private static final double MISSING = 0.02;
  private static final JsonMapper JSON = new JsonMapper();

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Replay.Past> asked = new ArrayList<>();

  private GeneratedJourneys() {}

  /** That many journeys, decided by these rules. */
  static Replay.Source decided(int journeys, Bundle rules) throws InterruptedException {
    GeneratedJourneys made = new GeneratedJourneys();
    for (int n = 1; n <= journeys; n++) {
      made.journey("generated-" + n);
    }
    List<Bundle.Verdict> verdicts =
        rules.decide(made.asked.stream().map(Replay.Past::question).toList());
    List<Replay.Past> decided = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      Replay.Past one = made.asked.get(i);
      decided.add(
          new Replay.Past(
              one.journey(),
              one.stage(),
              one.interaction(),
              verdicts.get(i).outcome(),
              one.question()));
    }
    return new Replay.Source(decided, journeys, 0);
  }

  private void journey(String name) {
    ask(name, Stage.INTERVIEW, "interview-1", List.of());
    ask(name, Stage.INTERVIEW, "interview-2", List.of("interview-1"));
    ask(name, Stage.IDENTITY, "identity", List.of("interview-1", "interview-2"));
    ask(
        name,
        Stage.DAY_ONE,
        "day-one",
        List.of("interview-1", "interview-2", "identity-document", "identity-selfie"));
  }

  private void ask(String journey, Stage stage, String interaction, List<String> before) {
    boolean sameFace = !happens(OTHER_FACE);
    boolean sameVoice = !happens(OTHER_VOICE);
    List<LinkSignal> links = new ArrayList<>();
    for (String from : before) {
      if (stage == Stage.IDENTITY) {
        links.add(MadeQuestions.link(from, "identity-document", Modality.FACE, sameFace));
        links.add(MadeQuestions.link(from, "identity-selfie", Modality.FACE, sameFace));
      } else {
        links.add(MadeQuestions.link(from, interaction, Modality.FACE, sameFace));
        if (!from.startsWith("identity")) {
          links.add(MadeQuestions.link(from, interaction, Modality.VOICE, sameVoice));
        }
      }
    }
    if (stage == Stage.IDENTITY) {
      links.add(MadeQuestions.link("identity-document", "identity-selfie", Modality.FACE, true));
    }
    PolicyQuestion question = MadeQuestions.question(stage, interaction, before.size(), links);
    asked.add(new Replay.Past(journey, stage.word(), interaction, "", text(disturbed(question))));
  }

  private PolicyQuestion disturbed(PolicyQuestion calm) {
    List<Signal> signals = new ArrayList<>(calm.signals());
    if (happens(SUSPICION)) {
      signals.add(suspicion(signals.getFirst().role()));
    }
    boolean missing = calm.stage() != Stage.IDENTITY && happens(MISSING);
    Problem problem = new Problem(EvidenceRole.DIAL_IN, "evidence.not-handed-in");
    return new PolicyQuestion(
        calm.step(),
        calm.journey(),
        calm.stage(),
        calm.interaction(),
        calm.earlier(),
        calm.attempt(),
        calm.promptsUsed(),
        signals,
        calm.links(),
        missing ? List.of(problem) : List.of(),
        calm.friction(),
        calm.challenge());
  }

  private static Signal suspicion(EvidenceRole role) {
    return new Signal(
        role, "face-forgery", Family.FACE, FindingOutcome.SUSPICIOUS, 3.1, 0.8, "a.suspicion");
  }

  private boolean happens(double share) {
    return random.nextDouble() < share;
  }

  private static String text(PolicyQuestion question) {
    try {
      return JSON.writeValueAsString(question);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a question can always be written", impossible);
    }
  }
}
