package io.throughline.activities.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what policy wants done; an unknown, doubled or missing word makes it no decision. */
final class PlanReader {
  private static final Set<String> LISTS = Set.of("now", "confirmed", "expired");
  private static final Set<String> FIELDS = Set.of("remedy", "hours");

  private PlanReader() {}

  static RemedyPlan read(JsonNode node) {
    if (!node.isObject()
        || node.size() != LISTS.size()
        || node.properties().stream().anyMatch(field -> !LISTS.contains(field.getKey()))) {
      throw malformed("policy gave no remedies");
    }
    return new RemedyPlan(
        list(node.path("now")), list(node.path("confirmed")), list(node.path("expired")));
  }

  private static List<PlannedRemedy> list(JsonNode node) {
    if (!node.isArray()) {
      throw malformed("policy gave no list of remedies");
    }
    List<PlannedRemedy> planned = new ArrayList<>();
    for (JsonNode one : node) {
      planned.add(planned(one));
    }
    if (planned.stream().map(PlannedRemedy::remedy).distinct().count() != planned.size()) {
      throw malformed("policy asked for a remedy twice");
    }
    return planned;
  }

  private static PlannedRemedy planned(JsonNode node) {
    JsonNode word = node.path("remedy");
    JsonNode hours = node.path("hours");
    boolean strange =
        !node.isObject()
            || node.properties().stream().anyMatch(field -> !FIELDS.contains(field.getKey()))
            || !word.isTextual();
    if (strange || !(hours.isMissingNode() || hours.canConvertToExactIntegral())) {
      throw malformed("policy gave a remedy that is none");
    }
    Remedy remedy =
        Remedy.named(word.textValue())
            .orElseThrow(() -> malformed("policy asked for an unknown remedy"));
    if (hours.isMissingNode()) {
      return PlannedRemedy.of(remedy);
    }
    try {
      return new PlannedRemedy(remedy, Duration.ofHours(hours.longValue()));
    } catch (IllegalArgumentException | ArithmeticException outOfRange) {
      throw malformed("policy asked for a remedy of no possible length");
    }
  }

  private static ApplicationFailure malformed(String message) {
    return FailureCode.POLICY_MALFORMED.failure(message);
  }
}
