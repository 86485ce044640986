package io.throughline.activities.continuity;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchAdvice.Recheck;
import io.throughline.contracts.failure.FailureCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Open Policy Agent's advice strictly: what is undefined wants a re-check, and what is no
 * advice fails with {@code POLICY_MALFORMED}.
 */
final class AdviceReader {
  private static final Pattern REASON = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
  private static final int MOST_REASONS = 50;

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  WatchAdvice read(byte[] body) {
    JsonNode answer = parse(body);
    String revision = revision(answer.path("provenance").path("bundles"));
    JsonNode result = answer.path("result");
    if (result.isMissingNode()) {
      return new WatchAdvice(Recheck.WARRANTED, List.of("policy.undefined"), revision);
    }
    Recheck recheck =
        switch (result.path("recheck").asText("")) {
          case "none" -> Recheck.NONE;
          case "sampled" -> Recheck.SAMPLED;
          case "warranted" -> Recheck.WARRANTED;
          default -> throw malformed();
        };
    // What no known bundle decided can never be re-performed, and lets nobody off.
    return revision == null
        ? new WatchAdvice(Recheck.WARRANTED, List.of("policy.no-revision"), null)
        : new WatchAdvice(recheck, reasons(result.path("reasons")), revision);
  }

  private JsonNode parse(byte[] body) {
    try {
      JsonNode answer = json.readTree(body);
      if (answer.isObject()) {
        return answer;
      }
    } catch (IOException noJson) {
      // Answered as what is no object.
    }
    throw malformed();
  }

  private static List<String> reasons(JsonNode reasons) {
    if (!reasons.isArray() || reasons.size() > MOST_REASONS) {
      throw malformed();
    }
    List<String> words = new ArrayList<>();
    for (JsonNode reason : reasons) {
      if (!reason.isTextual() || !REASON.matcher(reason.asText()).matches()) {
        throw malformed();
      }
      words.add(reason.asText());
    }
    return words;
  }

  private static @Nullable String revision(JsonNode bundles) {
    for (JsonNode bundle : bundles) {
      String revision = bundle.path("revision").asText("");
      if (!revision.isEmpty()) {
        return revision;
      }
    }
    return null;
  }

  private static RuntimeException malformed() {
    return FailureCode.POLICY_MALFORMED.failure("policy gave no advice");
  }
}
