package io.throughline.server.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.server.cli.demo.scene.SceneResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of the scenes, as a table for people and as JSON for scripts. */
record DemoReport(List<SceneResult> results, URI console) {
  DemoReport {
    results = List.copyOf(results);
  }

  boolean asExpected() {
    return !results.isEmpty() && results.stream().allMatch(SceneResult::asExpected);
  }

  List<String> table() {
    List<String> lines = new ArrayList<>();
    String form = "%-20s %-22s %-22s %-40s %7s %8s  %s";
    lines.add(
        form.formatted("scene", "expected", "outcome", "broken link", "prompts", "seconds", ""));
    for (SceneResult result : results) {
      lines.add(
          form.formatted(
                  result.scene().name(),
                  words(result.scene().expected().outcome(), result.scene().expected().state()),
                  words(result.outcome(), result.state()),
                  result.brokenLink().isEmpty() ? "none" : result.brokenLink(),
                  result.prompts(),
                  result.seconds(),
                  result.asExpected() ? "as expected" : "NOT AS EXPECTED")
              .stripTrailing());
      if (!result.actions().isEmpty()) {
        lines.add(
            "  done: %s; the account is %s"
                .formatted(String.join(", ", result.actions()), result.account()));
      }
    }
    return lines;
  }

  private static String words(String outcome, String state) {
    return outcome + " (" + state + ")";
  }

  /** One JSON object on one line. */
  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("ok", asExpected());
    report.put("scenes", results.stream().map(DemoReport::document).toList());
    report.put("console", console.toString());
    try {
      return new ObjectMapper().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are JSON", e);
    }
  }

  private static Map<String, Object> document(SceneResult result) {
    Map<String, Object> scene = new LinkedHashMap<>();
    scene.put("name", result.scene().name());
    scene.put("journey", result.journey());
    scene.put("kind", result.scene().kind());
    scene.put("expected", result.scene().expected().outcome());
    scene.put("outcome", result.outcome());
    scene.put("expectedState", result.scene().expected().state());
    scene.put("state", result.state());
    scene.put("expectedBrokenLink", result.scene().expected().brokenLink());
    scene.put("brokenLink", result.brokenLink());
    scene.put("reasons", result.reasons());
    scene.put("actions", result.actions());
    scene.put("account", result.account());
    scene.put("prompts", result.prompts());
    scene.put("seconds", result.seconds());
    scene.put("friction", result.friction());
    scene.put("ok", result.asExpected());
    return scene;
  }
}
