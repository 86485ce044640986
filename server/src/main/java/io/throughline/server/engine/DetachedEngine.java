package io.throughline.server.engine;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.EngineStatus;
import io.throughline.server.engine.folder.InstanceLock;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.engine.process.PartStatus.Health;
import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A supervisor in a process of its own that outlives the command which started it. */
public final class DetachedEngine {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Duration POLL = Duration.ofMillis(200);

  private final EngineSettings settings;
  private final Process supervisor;

  private DetachedEngine(EngineSettings settings, Process supervisor) {
    this.settings = settings;
    this.supervisor = supervisor;
  }

  /**
   * Returns when every part is healthy.
   *
   * @throws MendableFailure that names the part which is not, or who holds the folder; then nothing
   *     was left running
   */
  public static EngineStatus start(EngineSettings settings, Duration limit, Progress progress) {
    DataFolder data = settings.data();
    data.create();
    try {
      // Taken and let go at once: this process says it better than a log does.
      InstanceLock.take(data).close();
      settings.engine().keep(data);
      data.rotateLog(EmbeddedEngine.LOG);
      Process process = launch(settings);
      return new DetachedEngine(settings, process).await(limit, progress);
    } catch (IOException e) {
      throw new MendableFailure("the supervisor cannot be started: see " + data.root(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MendableFailure("interrupted; ./throughline down stops what was started", e);
    }
  }

  private static Process launch(EngineSettings settings) throws IOException {
    List<String> command = new ArrayList<>();
    // Out of the terminal's reach: neither its end nor its interrupt is meant for the deployment.
    command.add(Files.isExecutable(SETSID) ? SETSID.toString() : "nohup");
    command.addAll(
        settings
            .home()
            .java("server", List.of("-XX:+UseSerialGC", "-Xmx192m", "-XX:TieredStopAtLevel=1")));
    command.addAll(List.of("io.throughline.server.Throughline", "up", "--foreground"));
    command.addAll(List.of("--data", settings.data().root().toString()));
    command.addAll(List.of("--port", Integer.toString(settings.port())));
    command.addAll(List.of("--mail", settings.mail().host() + ":" + settings.mail().port()));
    command.addAll(List.of("--device", settings.device()));
    command.addAll(List.of("--engine", settings.engine().word()));
    settings
        .shadow()
        .ifPresent(rules -> command.addAll(List.of("--shadow", rules.folder().toString())));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(settings.home().root().toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true);
    // At its end, always: the file is emptied when it has grown too long.
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(settings.data().log(EmbeddedEngine.LOG).toFile()));
    return builder.start();
  }

  private EngineStatus await(Duration limit, Progress progress)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Set<String> said = new HashSet<>();
    while (System.nanoTime() < end) {
      Optional<EngineStatus> status = own();
      status.ifPresent(now -> say(now, said, progress));
      if (status.isPresent() && status.get().allUp()) {
        return status.get();
      }
      if (supervisor.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MendableFailure(lastWords());
      }
    }
    supervisor.destroy();
    supervisor.waitFor();
    throw new MendableFailure(
        "not every part was healthy in time: see "
            + settings.data().log(EmbeddedEngine.LOG).getParent());
  }

  private Optional<EngineStatus> own() {
    return EngineStatus.ofRunning(settings.data()).filter(s -> s.pid() == supervisor.pid());
  }

  private static void say(EngineStatus status, Set<String> said, Progress progress) {
    for (PartStatus part : status.parts()) {
      if (part.health() == Health.UP && said.add(part.name())) {
        progress.say(part.name() + " " + part.version() + " is up on port " + part.port());
      }
    }
  }

  private String lastWords() throws IOException {
    Path log = settings.data().log(EmbeddedEngine.LOG);
    return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.startsWith("throughline: "))
        .map(line -> line.substring("throughline: ".length()))
        .reduce((_, last) -> last)
        .orElse("the supervisor ended: see " + log);
  }
}
