package io.throughline.server.engine.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.tool.ExternalProgram;
import io.throughline.server.setup.tool.InstalledTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Rules that are asked beside those in force, and never acted on.
 *
 * @param revision as their {@code .manifest} has it
 */
public record ShadowBundle(Path folder, String revision) {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int LONGEST_REVISION = 199;

  /**
   * The rules in that folder.
   *
   * @throws MendableFailure if there are none, if they do not load, decide nothing about a hiring
   *     journey, say no revision, or say that of the rules in force
   */
  public static ShadowBundle in(Path folder, InstalledTool opa, Home home) {
    Path rules = folder.toAbsolutePath().normalize();
    String revision = revision(rules);
    if (revision.equals(revision(home.policies()))) {
      throw new MendableFailure(
          "shadow.same-revision: the rules in %s have the revision of those in force, %s: there is nothing to compare; give changed rules a revision of their own in .manifest"
              .formatted(rules, revision));
    }
    requireDecisions(rules, opa);
    return new ShadowBundle(rules, revision);
  }

  private static String revision(Path rules) {
    Path manifest = rules.resolve(".manifest");
    if (!Files.isRegularFile(manifest)) {
      throw new MendableFailure(
          "shadow.no-bundle: %s is no folder of rules: it has no .manifest (policies/ is one)"
              .formatted(rules));
    }
    try {
      JsonNode revision = new JsonMapper().readTree(manifest.toFile()).path("revision");
      String word = revision.isTextual() ? revision.textValue().strip() : "";
      if (!word.isEmpty() && word.length() <= LONGEST_REVISION) {
        return word;
      }
    } catch (JsonProcessingException noJson) {
      // Answered as what has no revision.
    } catch (IOException unreadable) {
      throw new MendableFailure("shadow.no-bundle: " + manifest + " cannot be read", unreadable);
    }
    throw new MendableFailure(
        "shadow.no-revision: %s gives no revision: without one nobody could say which rules were asked"
            .formatted(manifest));
  }

  /** Loads them as the policy engine would, and asks whether a hiring journey is decided at all. */
  private static void requireDecisions(Path rules, InstalledTool opa) {
    ExternalProgram.Outcome outcome =
        new ExternalProgram(
                List.of(
                    opa.program().toString(),
                    "eval",
                    "--format=raw",
                    "--bundle",
                    rules.toString(),
                    "--ignore",
                    "*_test.rego",
                    "data.throughline.hiring.decision.outcome"),
                rules,
                Map.of(),
                LIMIT)
            .run();
    if (outcome.status() != 0) {
      throw new MendableFailure(
          "shadow.not-loaded: the rules in %s do not load: %s; ./throughline policy test --bundle %s says more"
              .formatted(
                  rules, outcome.output().lines().findFirst().orElse("it said nothing"), rules));
    }
    if (outcome.output().isBlank()) {
      throw new MendableFailure(
          "shadow.no-rules: the rules in %s decide nothing about a hiring journey: data.throughline.hiring.decision is not defined"
              .formatted(rules));
    }
  }
}
