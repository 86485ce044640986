package io.throughline.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.cli.demo.peers.LocalPeers;
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

    ScenePlayer player =
        new ScenePlayer(
            new ScenePlayer.Callers(api, reviewer),
            new ScenePlayer.Ground(new EngineParts(engine), peers.directory()),
            home.cast(),
            Progress.silent());

    SceneResult result = player.play(scene);

    assertThat(result.asExpected()).as(result.toString()).isTrue();
    assertThat(peers.receiver().remediesOf(result.journey()))
        .as("what the system of record was told, once each")
        .isEqualTo(toldOf(result.actions()));
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
        .filter(action -> action.matches("hold-(offer|shipment|payroll).*"))
        .map(action -> action.replaceFirst("hold-(.*) undone", "release-$1"))
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
