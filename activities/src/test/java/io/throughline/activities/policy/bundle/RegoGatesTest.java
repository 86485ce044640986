package io.throughline.activities.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.activities.policy.OpaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gates of the Rego bundle, so that no build passes without them. */
class RegoGatesTest {
  private static final double LEAST_COVERAGE = 95;

  private final JsonMapper json = new JsonMapper();

  @Test
  void everyRuleIsFormatted() {
    OpaProgram.Run run = OpaProgram.run("fmt", "--fail", "--list", ".");
    assertThat(run.status()).as("run `opa fmt --write policies`: %s", run.output()).isZero();
  }

  @Test
  void everyRuleKeepsToTheSchemaOfTheQuestion() {
    OpaProgram.Run run =
        OpaProgram.run("check", "--strict", "--schema", "question.schema.json", "--bundle", ".");
    assertThat(run.status()).as(run.output()).isZero();
  }

  @Test
  void aRuleThatReadsWhatTheSchemaDoesNotHoldFailsTheCheck(@TempDir Path folder)
      throws IOException {
    Path rule = folder.resolve("unfair.rego");
    Files.writeString(rule, "package unfair\n\nhold if input.nationality == \"x\"\n");
    OpaProgram.Run run =
        OpaProgram.run("check", "--strict", "--schema", "question.schema.json", rule.toString());
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("undefined ref: input.nationality");
  }

  @Test
  void everyRegoTestPasses() {
    OpaProgram.Run run = OpaProgram.run("test", "--bundle", ".", "--timeout=120s");
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("PASS: ").doesNotContain("SKIPPED");
  }

  @Test
  void theRegoTestsReachNearlyEveryRule() throws IOException {
    OpaProgram.Run run =
        OpaProgram.run(
            "test",
            "--bundle",
            ".",
            "--timeout=180s",
            "--coverage",
            "--format=json",
            "--threshold=" + LEAST_COVERAGE);
    assertThat(run.status()).as(run.output()).isZero();
    JsonNode report = json.readTree(run.output());
    int covered = 0;
    int uncovered = 0;
    for (var file : report.path("files").properties()) {
      if (!file.getKey().endsWith("_test.rego")) {
        covered += file.getValue().path("covered_lines").intValue();
        uncovered += file.getValue().path("not_covered_lines").intValue();
      }
    }
    assertThat(covered).isPositive();
    assertThat(100.0 * covered / (covered + uncovered)).isGreaterThanOrEqualTo(LEAST_COVERAGE);
  }

  @Test
  void theBundleChecksQuestionsByTheSameSchemaAsJava() {
    assertThat(OpaProgram.policies().resolve("throughline/question/schema/data.json"))
        .as("cp policies/question.schema.json policies/throughline/question/schema/data.json")
        .hasSameBinaryContentAs(OpaProgram.policies().resolve("question.schema.json"));
  }

  @Test
  void theManifestNamesTheRevisionOfTheRulesBesideIt() throws IOException {
    JsonNode manifest = json.readTree(Files.readString(OpaProgram.policies().resolve(".manifest")));
    String deserved = BundleRevision.of(OpaProgram.policies());
    assertThat(manifest.path("revision").asText())
        .as("rules or thresholds changed: write \"revision\": \"%s\" into .manifest", deserved)
        .isEqualTo(deserved);
  }
}
