package io.throughline.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.demo.peers.LocalPeers;
import io.throughline.server.cli.demo.scene.EngineParts;
import io.throughline.server.cli.demo.scene.ScenePlayer;
import io.throughline.server.cli.demo.scene.SceneResult;
import io.throughline.server.cli.demo.scene.Standing;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.cast.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The demo's scenes on real media, real Temporal, OPA and PostgreSQL; a new scene is picked up from
 * its folder.
 */
class ScenesIT {
  @TempDir private static Path data;
  private static final LocalMailbox mailbox = new LocalMailbox();
  private static final LocalPeers peers = new LocalPeers();
  private static final Home home = Home.find();
  private static EmbeddedEngine engine;

  @BeforeAll
  static void raise() {
    engine =
        EmbeddedEngine.open(
            EngineSettings.of(home, data.resolve("deployment"))
                .withMail(mailbox.address())
                .withServerArguments(peers.serverArguments()));
    engine.awaitHealthy(Duration.ofMinutes(3));
  }

  @AfterAll
  static void lower() {
    engine.close();
    mailbox.close();
    peers.close();
  }

  static List<Scene> scenes() {
    return Scene.all(home.scenes());
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void aSceneEndsAsItsScriptSays(Scene scene) throws InterruptedException {
    ApiClient api = ApiClient.of(engine.address(), engine.tokenFile()).as("hr", "scenes");
    ApiClient reviewer = ApiClient.of(engine.address(), engine.tokenFile()).as("analyst", "scenes");

    SceneResult result = player(api, reviewer).play(scene);

    assertThat(result.asExpected()).as(result.toString()).isTrue();
    JsonNode spent = result.friction().path("total");
    assertThat(spent.path("prompts").asInt(-1)).isEqualTo(result.prompts());
    boolean met =
        lastOf(scene).stream()
            .flatMap(step -> step.evidence().keySet().stream())
            .anyMatch(role -> role.equals("camera") || role.equals("dial-in"));
    assertThat(spent.path("seconds").isNumber()).as(spent.toString()).isEqualTo(met);
    boolean called = scene.recovery() != null && scene.recovery().call() != null;
    assertThat(spent.path("bytes").asLong() > 0).isEqualTo(called || !lastOf(scene).isEmpty());
    // What is done is done beside the journey: the system of record may know before the timeline.
    until(() -> {
      List<String> actions = new Standing(api.show(result.journey())).actions();
      return peers.receiver().remediesOf(result.journey()).equals(toldOf(actions));
    });
  }

  private static ScenePlayer player(ApiClient api, ApiClient reviewer) {
    ApiClient desk = ApiClient.of(engine.address(), engine.tokenFile()).as("help-desk", "scenes");
    ApiClient vendor = ApiClient.of(engine.address(), engine.tokenFile()).as("vendor", "scenes");
    return new ScenePlayer(
        new ScenePlayer.Callers(api, reviewer, desk, vendor),
        new ScenePlayer.Ground(new EngineParts(engine), peers, mailbox),
        home.cast(),
        Progress.silent());
  }

  @Test
  void oneHumanUnderTwoNamesIsALeadForAPersonToJudge() throws InterruptedException {
    ApiClient api = ApiClient.of(engine.address(), engine.tokenFile()).as("hr", "leads");
    ApiClient analyst = ApiClient.of(engine.address(), engine.tokenFile()).as("analyst", "leads");
    Scene twice = scenes().stream().filter(it -> it.name().equals("two-journeys")).toList().get(0);

    String journey = player(api, analyst).play(twice).journey();

    until(() -> of(analyst.leads("open"), journey).isPresent());
    JsonNode lead = of(analyst.leads("open"), journey).orElseThrow();
    assertThat(lead.path("others")).isNotEmpty();
    assertThat(lead.toString()).doesNotContain("llr", "Sam", "@");
    String id = lead.path("id").asText();
    JsonNode said = analyst.lead(id, "same-human", "lead.captures-agree");
    assertThat(said.path("verdict").path("verdict").asText()).isEqualTo("same-human");
    assertThat(analyst.lead(id, "same-human", "lead.captures-agree")).isEqualTo(said);
    assertThatThrownBy(() -> analyst.lead(id, "different-humans", "lead.look-alike"))
        .hasMessageContaining("lead.answered");
    assertThat(of(analyst.leads("answered"), journey)).isPresent();
    assertThat(new Standing(api.show(journey)).state()).isEqualTo("cleared");
    ApiClient auditor = ApiClient.of(engine.address(), engine.tokenFile()).as("auditor", "leads");
    JsonNode decided = auditor.decisions(Optional.empty(), Optional.empty());
    assertThat(decided.findValuesAsText("journey")).contains(journey);
    assertThat(decided.path("decisions").path(0).path("question").path("signals")).isNotEmpty();
    JsonNode faces = analyst.part(journey, "continuity").path("ribbon").path("face");
    assertThat(faces.toString()).isEqualTo("[\"A\",\"A\",\"A\",\"A\"]");
  }

  private static Optional<JsonNode> of(JsonNode leads, String journey) {
    for (JsonNode lead : leads.path("leads")) {
      if (lead.path("journey").asText().equals(journey)
          || lead.path("others").toString().contains(journey)) {
        return Optional.of(lead);
      }
    }
    return Optional.empty();
  }

  /** What was handed in to the journey that the scene ends with. */
  private static List<Scene.Step> lastOf(Scene scene) {
    if (scene.group() != null) {
      return scene.group().members().getLast().steps();
    }
    List<Scene.Step> hired = scene.watch() == null ? scene.steps() : scene.watch().steps();
    return scene.recovery() == null ? hired : scene.recovery().steps();
  }

  @Test
  void whoLeavesIsCountedInTheReport() throws InterruptedException {
    ApiClient api = ApiClient.of(engine.address(), engine.tokenFile()).as("hr", "friction");
    for (int i = 0; i < 5; i++) {
      String journey = api.start(order(i)).path("id").asText();
      until(() -> api.show(journey).path("awaited").isObject());
      var _ = api.consent(journey, false, true);
    }
    until(() -> consent(api).path("dropped").asInt() >= 5);

    JsonNode figures = consent(api);
    assertThat(figures.path("dropOut").path("low").asDouble()).isPositive();
    assertThat(figures.path("elapsedSeconds").path("of").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(figures.path("seconds").isNull()).isTrue();
  }

  private static JsonNode consent(ApiClient api) {
    return api.friction(Optional.of("2026-01-01")).path("stages").path(0).path("figures");
  }

  private static Map<String, Object> order(int person) {
    return Map.of(
        "kind",
        "hiring",
        "interviews",
        1,
        "candidate",
        Map.of("email", "leaver" + person + "@leaving.example", "salutation", "Lee Aver"),
        "team",
        Map.of("email", "hiring-team@leaving.example"));
  }

  private static void until(Supplier<Boolean> reached) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!reached.get()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(200);
    }
  }

  @Test
  void noStoreHoldsAnAddressOrAName() throws IOException {
    List<String> markers = List.of("Sam Example", "candidate@", "hiring-team@", "worker@");

    try (Stream<Path> files = Files.walk(data)) {
      List<Path> telling =
          files
              .filter(Files::isRegularFile)
              .filter(file -> markers.stream().anyMatch(marker -> holds(file, marker)))
              .toList();
      assertThat(telling).isEmpty();
    }
  }

  private static List<String> toldOf(List<String> actions) {
    return actions.stream()
        .filter(action ->
            action.matches(
                "(hold-(offer|shipment|payroll)|freeze-factors|temporary-pass|revoke-sessions).*"))
        .map(action -> action.replaceFirst("hold-(.*) undone", "release-$1"))
        .map(action -> action.replaceFirst("freeze-factors undone", "thaw-factors"))
        .map(action -> action.replaceFirst("temporary-pass undone", "withdraw-pass"))
        .toList();
  }

  private static boolean holds(Path file, String marker) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      return bytes.contains(marker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
