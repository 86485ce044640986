package io.throughline.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.cli.demo.peers.LocalDirectory;
import io.throughline.server.cli.demo.peers.LocalPeers;
import io.throughline.server.cli.demo.scene.EngineParts;
import io.throughline.server.cli.demo.scene.Standing;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.EvidencePlace;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.parts.EmbeddedParts;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.cast.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while remedies are carried out, and again while they are taken back. */
class KilledRemediesIT {
  private static final String ACCOUNT = "sam@corp.example";
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final Home home = Home.find();
  @TempDir private Path data;

  @Test
  void eachThingIsDoneOnceAndTakenBackOnce() throws InterruptedException {
    try (LocalMailbox mailbox = new LocalMailbox();
        LocalPeers peers = new LocalPeers();
        EmbeddedEngine engine =
            EmbeddedEngine.open(
                EngineSettings.of(home, data.resolve("deployment"))
                    .withMail(mailbox.address())
                    .withServerArguments(peers.serverArguments()))) {
      engine.awaitHealthy(LIMIT);
      peers.directory().enrol(ACCOUNT);
      ApiClient hr = ApiClient.of(engine.address(), engine.tokenFile()).as("hr", "kills");
      ApiClient analyst = ApiClient.of(engine.address(), engine.tokenFile()).as("analyst", "kills");
      EngineParts parts = new EngineParts(engine);
      String journey = held(hr);

      assertThat(parts.kill(EmbeddedParts.SERVER)).isTrue();
      await(hr, journey, now -> now.actions().size() == 5);
      assertThat(account(peers)).isEqualTo("limited");

      cleared(hr, analyst, journey);
      assertThat(parts.kill(EmbeddedParts.SERVER)).isTrue();
      Standing end = await(hr, journey, now -> now.ended() && now.actions().size() == 10);

      assertThat(end.state()).isEqualTo("cleared");
      assertThat(Optional.of(end.actions())).isEqualTo(scripted());
      assertThat(account(peers)).isEqualTo("active");
      assertThat(peers.receiver().remediesOf(journey))
          .containsExactly("hold-shipment", "hold-payroll", "release-payroll", "release-shipment");
    }
  }

  private Scene mistakenHold() {
    return Scene.all(home.scenes()).stream()
        .filter(scene -> scene.name().equals("mistaken-hold"))
        .findFirst()
        .orElseThrow();
  }

  private Optional<List<String>> scripted() {
    return Optional.ofNullable(mistakenHold().expected().actions());
  }

  /** Until the decision to hold is in the timeline: what follows from it has only begun. */
  private String held(ApiClient api) throws InterruptedException {
    String journey = api.start(order()).path("id").asText();
    await(api, journey, now -> now.awaited().equals("consent"));
    api.consent(journey, true, true);
    for (Scene.Step step : mistakenHold().steps()) {
      await(
          api,
          journey,
          now ->
              now.interaction().equals(step.interaction())
                  && now.awaited().equals("evidence")
                  && now.attempt(step.interaction()) == step.attempt());
      step.evidence()
          .forEach((role, file) ->
              api.evidence(
                  journey, EvidencePlace.of(step.interaction(), role), home.cast().resolve(file)));
    }
    await(api, journey, now -> now.count("decision.hold") == 1);
    return journey;
  }

  private static Map<String, Object> order() {
    return Map.of(
        "kind",
        "hiring",
        "interviews",
        1,
        "candidate",
        Map.of("email", "sam@home.example", "salutation", "Sam", "account", ACCOUNT),
        "team",
        Map.of("email", "team@corp.example"));
  }

  private static void cleared(ApiClient hr, ApiClient analyst, String journey)
      throws InterruptedException {
    until(() -> {
      boolean waits = new Standing(hr.show(journey)).state().equals("in-review");
      if (waits) {
        analyst.review(journey, Map.of("verdict", "clear", "reasonCode", "review.same-person"));
      }
      return !waits;
    });
  }

  private static String account(LocalPeers peers) {
    return peers.directory().account(ACCOUNT).map(LocalDirectory.Account::spoken).orElseThrow();
  }

  private static Standing await(ApiClient api, String journey, Predicate<Standing> reached)
      throws InterruptedException {
    List<Standing> seen = new ArrayList<>();
    until(() -> {
      seen.add(new Standing(api.show(journey)));
      return reached.test(seen.getLast());
    });
    return seen.getLast();
  }

  /** A server that was killed is away for a while: what it would answer is asked for again. */
  private static void until(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    String away = "";
    while (System.nanoTime() < end) {
      try {
        if (done.getAsBoolean()) {
          return;
        }
      } catch (MendableFailure failure) {
        away = String.valueOf(failure.getMessage());
      }
      Thread.sleep(100);
    }
    throw new AssertionError("never came to be; last said: " + away);
  }
}
