package io.throughline.server.cli.demo.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.demo.scene.Standing;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.EvidencePlace;
import io.throughline.server.setup.MendableFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who goes through one journey and tries again, under the same id, what did not work. */
final class StubbornPerson {
  private static final Duration BREATH = Duration.ofMillis(400);
  private static final Map<String, Map<String, String>> SCRIPT =
      Map.of(
          "interview-1", Map.of("camera", "p1-short.mp4", "dial-in", "v6-short.wav"),
          "identity", Map.of("document-portrait", "p1-portrait.jpg", "selfie", "p1-selfie.mp4"),
          "day-one", Map.of("camera", "p1-short-again.mp4", "dial-in", "v6-short-again.wav"));

  /** Pieces of evidence that one journey takes. */
  static final int PIECES = 6;

  /** Letters that one journey sends: the request for consent, and two about its end. */
  static final int LETTERS = 3;

  private final ApiClient api;
  private final Path cast;
  private final int number;
  private final AtomicInteger piecesSoFar;
  private final Set<String> handedIn = new HashSet<>();

  StubbornPerson(ApiClient api, Path cast, int number, AtomicInteger piecesSoFar) {
    this.api = api;
    this.cast = cast;
    this.number = number;
    this.piecesSoFar = piecesSoFar;
  }

  /** How the journey stood when it had ended, was held, or the time was over. */
  Optional<Standing> walk(long deadlineNanos) throws InterruptedException {
    Optional<String> journey = Optional.empty();
    Optional<Standing> now = Optional.empty();
    while (System.nanoTime() < deadlineNanos && now.filter(this::over).isEmpty()) {
      try {
        journey = Optional.of(journey.isPresent() ? journey.get() : begun());
        now = Optional.of(step(journey.get()));
      } catch (MendableFailure away) {
        // A part is away: the same again, later.
      }
      Thread.sleep(BREATH);
    }
    return now;
  }

  private boolean over(Standing now) {
    return now.ended() || now.awaited().equals("review") || now.count("decision.step-up") > 0;
  }

  private String begun() {
    Map<String, Object> order =
        Map.of(
            "kind",
            "hiring",
            "interviews",
            1,
            "candidate",
            Map.of("email", "candidate-" + number + "@chaos.example", "salutation", "Sam Example"),
            "team",
            Map.of("email", "team-" + number + "@chaos.example"));
    return api.start(order, "chaos-start-" + number).path("id").asText();
  }

  private Standing step(String journey) {
    JsonNode document = api.show(journey);
    Standing now = new Standing(document);
    if (now.awaited().equals("consent")) {
      api.consent(journey, true, true);
    } else if (now.awaited().equals("evidence")) {
      handIn(journey, now.interaction());
    }
    return now;
  }

  private void handIn(String journey, String interaction) {
    SCRIPT
        .getOrDefault(interaction, Map.of())
        .forEach((role, file) -> {
          String request = "chaos-" + number + "-" + interaction + "-" + role;
          if (!handedIn.contains(request)) {
            EvidencePlace place = new EvidencePlace(interaction, role, false, request);
            api.evidence(journey, place, cast.resolve(file));
            handedIn.add(request);
            piecesSoFar.incrementAndGet();
          }
        });
  }
}
