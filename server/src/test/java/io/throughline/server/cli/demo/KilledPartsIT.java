package io.throughline.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.EvidencePlace;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each part is killed once in the middle of one journey, which all the same ends once. */
class KilledPartsIT {
  private final Home home = Home.find();
  @TempDir private Path data;

  @Test
  void aJourneyEndsOnceThoughEveryPartWasKilled() throws InterruptedException {
    try (LocalMailbox mailbox = new LocalMailbox();
        EmbeddedEngine engine =
            EmbeddedEngine.open(
                EngineSettings.of(home, data.resolve("deployment")).withMail(mailbox.address()))) {
      engine.awaitHealthy(Duration.ofMinutes(3));
      ApiClient api = ApiClient.of(engine.address(), engine.tokenFile()).as("hr", "kills");
      String journey = begun(api);

      playWithKills(engine, api, journey);
      JsonNode end = await(api, journey, status -> status.path("state").asText().equals("cleared"));

      assertThat(whats(end)).filteredOn(what -> what.startsWith("decision.")).hasSize(4);
      assertThat(whats(end)).filteredOn("journey.cleared"::equals).hasSize(1);
      Thread.sleep(Duration.ofSeconds(3)); // Mail follows the end of the journey.
      assertThat(mailbox.lines()).hasSize(3).doesNotHaveDuplicates();
    }
  }

  /** Every part dies once while evidence is being looked at. */
  private void playWithKills(EmbeddedEngine engine, ApiClient api, String journey)
      throws InterruptedException {
    hand(api, journey, "interview-1", Map.of("camera", "p1-a.mp4", "dial-in", "v6-a.wav"));
    kill(engine, "server");
    await(api, journey, awaits("interview-2"));
    hand(api, journey, "interview-2", Map.of("camera", "p1-b.mp4", "dial-in", "v6-b.wav"));
    kill(engine, "inference");
    kill(engine, "opa");
    await(api, journey, awaits("identity"));
    hand(
        api,
        journey,
        "identity",
        Map.of("document-portrait", "p1-portrait.jpg", "selfie", "p1-selfie.mp4"));
    kill(engine, "temporal");
    kill(engine, "postgres");
    await(api, journey, awaits("day-one"));
    hand(api, journey, "day-one", Map.of("camera", "p1-c.mp4", "dial-in", "v6-c.wav"));
  }

  private static String begun(ApiClient api) throws InterruptedException {
    String journey =
        api.start(
                Map.of(
                    "kind",
                    "hiring",
                    "interviews",
                    2,
                    "candidate",
                    Map.of("email", "sam@candidate.example", "salutation", "Sam"),
                    "team",
                    Map.of("email", "team@employer.example")))
            .path("id")
            .asText();
    await(api, journey, status -> status.path("awaited").isObject());
    api.consent(journey, true, true);
    await(api, journey, awaits("interview-1"));
    return journey;
  }

  private void hand(ApiClient api, String journey, String interaction, Map<String, String> files)
      throws InterruptedException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      EvidencePlace place = EvidencePlace.of(interaction, file.getKey());
      until(
          Duration.ofMinutes(2),
          () -> {
            api.evidence(journey, place, home.cast().resolve(file.getValue()));
            return true;
          });
    }
  }

  private static void kill(EmbeddedEngine engine, String part) {
    PartStatus status =
        engine.status().stream().filter(p -> p.name().equals(part)).findFirst().orElseThrow();
    ProcessHandle.of(status.pid()).orElseThrow().destroyForcibly();
  }

  private static JsonNode await(ApiClient api, String journey, Predicate<JsonNode> reached)
      throws InterruptedException {
    List<JsonNode> seen = new ArrayList<>();
    until(
        Duration.ofMinutes(4),
        () -> {
          seen.add(api.show(journey));
          return reached.test(seen.getLast());
        });
    return seen.getLast();
  }

  /** A part that was killed is away for a while: what it would answer is asked for again. */
  private static void until(Duration limit, java.util.function.BooleanSupplier done)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    String away = "";
    while (System.nanoTime() < end) {
      try {
        if (done.getAsBoolean()) {
          return;
        }
      } catch (MendableFailure failure) {
        away = String.valueOf(failure.getMessage());
      }
      Thread.sleep(300);
    }
    throw new AssertionError("never came to be; last said: " + away);
  }

  private static Predicate<JsonNode> awaits(String interaction) {
    return status -> status.path("awaited").path("interaction").asText().equals(interaction);
  }

  private static List<String> whats(JsonNode status) {
    List<String> whats = new ArrayList<>();
    status.path("timeline").forEach(entry -> whats.add(entry.path("what").asText()));
    return whats;
  }
}
