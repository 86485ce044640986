package io.throughline.server.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.ApiClient.EvidencePlace;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.cast.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Plays the people of a scene against the API, as HR and the candidate would. */
final class ScenePlayer {
  private static final Duration STEP_LIMIT = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final ApiClient api;
  private final ApiClient reviewer;
  private final Path cast;
  private final Progress progress;

  /**
   * @param api as HR calls
   * @param reviewer as somebody calls who did not open the journeys
   */
  ScenePlayer(ApiClient api, ApiClient reviewer, Path cast, Progress progress) {
    this.api = api;
    this.reviewer = reviewer;
    this.cast = cast;
    this.progress = progress;
  }

  SceneResult play(Scene scene) throws InterruptedException {
    long began = System.nanoTime();
    progress.say("");
    progress.say(scene.name() + ": " + scene.title());
    progress.say("  (" + scene.notice() + ")");
    String journey = api.start(order(scene)).path("id").asText();
    await(journey, waitsFor("consent"));
    api.consent(journey, scene.consent().face(), scene.consent().voice());
    int played = 0;
    JsonNode status = await(journey, settled());
    for (Scene.Step step : scene.steps()) {
      if (awaited(status, step)) {
        handIn(journey, step);
        int seen = decisions(status);
        status = await(journey, settled().and(now -> decisions(now) > seen || ended(now)));
        say(step, status);
        played++;
      }
    }
    progress.say("  " + played + " interactions played");
    return result(scene, status, (System.nanoTime() - began) / 1e9);
  }

  /** Answers for the reviewer that it is somebody else; returns the state in which that ends. */
  String confirm(String journey) throws InterruptedException {
    reviewer.review(journey, "confirm", "review.other-person");
    return await(journey, ScenePlayer::ended).path("state").asText();
  }

  private static Map<String, Object> order(Scene scene) {
    return Map.of(
        "kind",
        scene.kind(),
        "interviews",
        scene.interviews(),
        "candidate",
        Map.of("email", "candidate@" + scene.name() + ".example", "salutation", "Sam Example"),
        "team",
        Map.of("email", "hiring-team@" + scene.name() + ".example"));
  }

  private void handIn(String journey, Scene.Step step) {
    step.evidence()
        .forEach((role, file) ->
            api.evidence(journey, EvidencePlace.of(step.interaction(), role), cast.resolve(file)));
  }

  /** A step with a later attempt is played only if the journey asks for it again. */
  private static boolean awaited(JsonNode status, Scene.Step step) {
    JsonNode awaited = status.path("awaited");
    int attempts = 1;
    for (JsonNode entry : status.path("timeline")) {
      if (entry.path("what").asText().equals("decision.step-up")
          && entry.path("interaction").asText().equals(step.interaction())) {
        attempts++;
      }
    }
    return awaited.path("what").asText().equals("evidence")
        && awaited.path("interaction").asText().equals(step.interaction())
        && attempts == step.attempt();
  }

  private JsonNode await(String journey, Predicate<JsonNode> reached) throws InterruptedException {
    long limit = System.nanoTime() + STEP_LIMIT.toNanos();
    while (System.nanoTime() < limit) {
      JsonNode status = api.show(journey);
      if (reached.test(status)) {
        return status;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    throw new MendableFailure("journey " + journey + " got stuck: see the logs folder");
  }

  private static Predicate<JsonNode> waitsFor(String what) {
    return status -> status.path("awaited").path("what").asText().equals(what);
  }

  /** The journey waits for somebody, or has ended. */
  private static Predicate<JsonNode> settled() {
    return status ->
        ended(status) || (status.path("awaited").isObject() && !consentAwaited(status));
  }

  private static boolean consentAwaited(JsonNode status) {
    return waitsFor("consent").test(status);
  }

  private static boolean ended(JsonNode status) {
    return List.of("cleared", "blocked", "closed", "limited")
        .contains(status.path("state").asText());
  }

  private static int decisions(JsonNode status) {
    int n = 0;
    for (JsonNode entry : status.path("timeline")) {
      n += entry.path("what").asText().startsWith("decision.") ? 1 : 0;
    }
    return n;
  }

  private static JsonNode lastDecision(JsonNode status) {
    JsonNode last = status.path("nothing");
    for (Iterator<JsonNode> entries = status.path("timeline").elements(); entries.hasNext(); ) {
      JsonNode entry = entries.next();
      last = entry.path("what").asText().startsWith("decision.") ? entry : last;
    }
    return last;
  }

  private void say(Scene.Step step, JsonNode status) {
    JsonNode decision = lastDecision(status);
    progress.say(
        "  %-12s attempt %d: %-9s %s"
            .formatted(
                step.interaction(),
                step.attempt(),
                decision.path("what").asText().replace("decision.", ""),
                String.join(" ", texts(decision.path("reasons")))));
  }

  private static SceneResult result(Scene scene, JsonNode status, double seconds) {
    JsonNode decision = lastDecision(status);
    return new SceneResult(
        scene,
        status.path("id").asText(),
        status.path("state").asText(),
        decision.path("what").asText().replace("decision.", ""),
        status.path("brokenLink").path("spoken").asText(""),
        status.path("prompts").asInt(),
        Math.round(seconds * 10) / 10.0,
        texts(decision.path("reasons")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
