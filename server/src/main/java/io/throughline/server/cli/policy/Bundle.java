package io.throughline.server.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A folder of rules that decides many questions at once, in processes that know nothing else. */
final class Bundle {
  private static final int AT_ONCE = 2000;
  private static final JsonMapper JSON = new JsonMapper();
  private static final String RULE =
      """
      package replay

      decisions := {i: d |
      	some i, q in input
      	d := data.throughline[q.journey].decision with input as q
      }
      """;

  private final Path opa;
  private final Path folder;

  Bundle(Path opa, Path folder) {
    this.opa = opa;
    this.folder = folder;
  }

  /**
   * What was decided.
   *
   * @param outcome such as proceed; of a step-up with what is asked for; {@code undefined} where no
   *     rule decides, which a journey holds
   */
  record Verdict(String outcome, List<String> reasons) {
    private static final Verdict UNDEFINED = new Verdict("undefined", List.of("policy.undefined"));

    private static Verdict of(JsonNode decision) {
      if (!decision.isObject()) {
        return UNDEFINED;
      }
      List<String> reasons = new ArrayList<>();
      decision.path("reasons").forEach(reason -> reasons.add(reason.asText()));
      String challenge = decision.path("challenge").asText("");
      String outcome = decision.path("outcome").asText("undefined");
      return new Verdict(challenge.isEmpty() ? outcome : outcome + " " + challenge, reasons);
    }
  }

  /** A verdict for each question, in their order. */
  List<Verdict> decide(List<String> questions) throws InterruptedException {
    List<Future<List<Verdict>>> parts = new ArrayList<>();
    int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
    List<Verdict> verdicts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (int from = 0; from < questions.size(); from += AT_ONCE) {
        List<String> part = questions.subList(from, Math.min(from + AT_ONCE, questions.size()));
        parts.add(threads.submit(() -> decidePart(part)));
      }
      for (Future<List<Verdict>> part : parts) {
        verdicts.addAll(part.get());
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof MendableFailure mendable
          ? mendable
          : new IllegalStateException("the rules could not be asked", failed);
    }
    return verdicts;
  }

  private List<Verdict> decidePart(List<String> questions)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("throughline-replay");
    try {
      Path rule = Files.writeString(work.resolve("replay.rego"), RULE);
      Path input =
          Files.writeString(work.resolve("input.json"), "[" + String.join(",", questions) + "]");
      JsonNode decided = JSON.readTree(evaluated(rule, input, work.resolve("said")));
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < questions.size(); i++) {
        verdicts.add(Verdict.of(decided.path(Integer.toString(i))));
      }
      return verdicts;
    } catch (JsonProcessingException noJson) {
      throw unusable("its answer is no JSON");
    } finally {
      for (String name : List.of("replay.rego", "input.json", "said", "errors")) {
        Files.deleteIfExists(work.resolve(name));
      }
      Files.deleteIfExists(work);
    }
  }

  private String evaluated(Path rule, Path input, Path said)
      throws IOException, InterruptedException {
    Path errors = said.resolveSibling("errors");
    Process process =
        new ProcessBuilder(
                opa.toString(),
                "eval",
                "--format=raw",
                "--bundle",
                folder.toString(),
                "--data",
                rule.toString(),
                "--input",
                input.toString(),
                "data.replay.decisions")
            .redirectOutput(said.toFile())
            .redirectError(errors.toFile())
            .start();
    if (process.waitFor() != 0) {
      String words = Files.readString(errors, StandardCharsets.UTF_8).strip();
      throw unusable(words.lines().findFirst().orElse("it does not load"));
    }
    return Files.readString(said, StandardCharsets.UTF_8);
  }

  private MendableFailure unusable(String why) {
    return new MendableFailure(
        "the rules in %s cannot be asked: %s; ./throughline policy test --bundle %s says more"
            .formatted(folder, why, folder));
  }
}
