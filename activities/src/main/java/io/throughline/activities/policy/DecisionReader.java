package io.throughline.activities.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.DecisionBasis;
import io.throughline.contracts.remediation.action.RemedyPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads Open Policy Agent's answer strictly: what is undefined is a hold, and what is no decision
 * fails with {@code POLICY_MALFORMED}.
 */
final class DecisionReader {
  private static final Pattern REASON = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
  private static final int LONGEST_REASON = 160;
  private static final int LONGEST_WORD = 200;
  private static final int MOST_REASONS = 1000;
  private static final Set<String> FIELDS =
      Set.of("outcome", "challenge", "reasons", "notChecked", "brokenLink", "remedies");

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** The decision in the body of an answer with status 200. */
  Decision read(byte[] body) {
    JsonNode answer = parse(body);
    JsonNode result = answer.path("result");
    // Undefined is not permission: a renamed rule must not open the door.
    if (result.isMissingNode()) {
      return Decision.hold("policy.undefined");
    }
    Optional<String> revision = revision(answer.path("provenance").path("bundles"));
    Decision decision = decision(result, answer, revision.orElse(""));
    // What no known bundle decided can never be re-performed.
    return revision.isPresent() ? decision : Decision.hold("policy.no-revision");
  }

  private JsonNode parse(byte[] body) {
    try {
      JsonNode answer = json.readTree(body);
      if (answer.isObject()) {
        return answer;
      }
    } catch (IOException noJson) {
      throw malformed("policy answered no JSON");
    }
    throw malformed("policy answered no object");
  }

  private static Decision decision(JsonNode result, JsonNode answer, String revision) {
    if (!result.isObject() || result.properties().stream().anyMatch(DecisionReader::strange)) {
      throw malformed("policy decided something else than a decision");
    }
    Optional<Link> broken = brokenLink(result.path("brokenLink"));
    String outcome = word(result.path("outcome")).orElse("");
    DecisionBasis basis =
        new DecisionBasis(
            word(answer.path("decision_id")).orElse(null),
            revision,
            reasons(result.path("reasons"), 1),
            reasons(result.path("notChecked"), 0),
            broken.orElse(null),
            plan(outcome, result));
    boolean passes = outcome.equals("proceed") || outcome.equals("proceed-and-watch");
    if (passes && broken.isPresent()) {
      throw malformed("policy passes a link that it calls broken");
    }
    if (result.has("challenge") != outcome.equals("step-up")) {
      throw malformed("a challenge belongs to a step-up and to nothing else");
    }
    return outcome(outcome, result, basis);
  }

  /** What is done belongs to a decision that holds somebody up. */
  private static RemedyPlan plan(String outcome, JsonNode result) {
    boolean acts = Set.of("hold", "limit", "block").contains(outcome);
    if (result.has("remedies") != acts) {
      throw malformed("remedies belong to a hold, a limit or a block and to nothing else");
    }
    return acts ? PlanReader.read(result.path("remedies")) : RemedyPlan.safe();
  }

  private static Decision outcome(String outcome, JsonNode result, DecisionBasis basis) {
    return switch (outcome) {
      case "proceed" -> new Decision.Proceed(basis);
      case "proceed-and-watch" -> new Decision.ProceedAndWatch(basis);
      case "step-up" -> new Decision.StepUp(challenge(result.path("challenge")), basis);
      case "hold" -> new Decision.Hold(basis);
      case "limit" -> new Decision.Limit(basis);
      case "block" -> new Decision.Block(basis);
      default -> throw malformed("policy decided an unknown outcome");
    };
  }

  private static boolean strange(Map.Entry<String, JsonNode> field) {
    return !FIELDS.contains(field.getKey());
  }

  private static Challenge challenge(JsonNode node) {
    return switch (word(node).orElse("")) {
      case "recapture" -> Challenge.RECAPTURE;
      case "random-challenge" -> Challenge.RANDOM_CHALLENGE;
      case "call-back" -> Challenge.CALL_BACK;
      default -> throw malformed("policy asked for an unknown challenge");
    };
  }

  private static List<String> reasons(JsonNode node, int fewest) {
    if (!node.isArray() || node.size() < fewest || node.size() > MOST_REASONS) {
      throw malformed("policy gave no list of reasons");
    }
    List<String> reasons = new ArrayList<>();
    for (JsonNode reason : node) {
      String text = reason.isTextual() ? reason.textValue() : "";
      if (text.length() > LONGEST_REASON || !REASON.matcher(text).matches()) {
        throw malformed("policy gave a reason that is none");
      }
      reasons.add(text);
    }
    return reasons;
  }

  private static Optional<Link> brokenLink(JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    if (!node.isObject() || node.size() != 3) {
      throw malformed("policy broke no link");
    }
    Modality modality =
        switch (word(node.path("modality")).orElse("")) {
          case "face" -> Modality.FACE;
          case "voice" -> Modality.VOICE;
          default -> throw malformed("policy broke a link of an unknown modality");
        };
    return Optional.of(new Link(end(node.path("from")), end(node.path("to")), modality));
  }

  private static InteractionId end(JsonNode node) {
    try {
      return new InteractionId(word(node).orElse(""));
    } catch (IllegalArgumentException noInteraction) {
      throw malformed("policy broke a link of no interaction");
    }
  }

  /** All active bundles' revisions in one word; empty if one of them has none. */
  private static Optional<String> revision(JsonNode bundles) {
    TreeSet<String> revisions = new TreeSet<>();
    for (JsonNode bundle : bundles) {
      Optional<String> revision = word(bundle.path("revision"));
      if (revision.isEmpty()) {
        return Optional.empty();
      }
      revisions.add(revision.get());
    }
    return revisions.isEmpty() ? Optional.empty() : Optional.of(String.join(",", revisions));
  }

  private static Optional<String> word(JsonNode node) {
    boolean fits =
        node.isTextual() && !node.textValue().isBlank() && node.textValue().length() < LONGEST_WORD;
    return fits ? Optional.of(node.textValue()) : Optional.empty();
  }

  private static ApplicationFailure malformed(String message) {
    return FailureCode.POLICY_MALFORMED.failure(message);
  }
}
