package io.throughline.server.cli.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.cli.demo.LocalMailbox;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.Progress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./throughline chaos}. */
class ChaosIT {
  private static final long SEED = 20_261_122;

  private final Home home = Home.find();
  @TempDir private Path data;

  @Test
  void killsLoseNothingAndDoNothingTwice() throws InterruptedException {
    DataFolder folder = new DataFolder(data.resolve("deployment"));
    try (LocalMailbox mailbox = new LocalMailbox();
        EmbeddedEngine engine =
            EmbeddedEngine.open(
                EngineSettings.of(home, folder.root()).withMail(mailbox.address()))) {
      engine.awaitHealthy(Duration.ofMinutes(3));

      ChaosReport report =
          new ChaosRun(engine, folder, mailbox, Progress.silent())
              .run(new ChaosRun.Order(3, 6, SEED, home.cast()));

      assertThat(report.nothingBroke(3)).as(report.json()).isTrue();
    }
  }
}
