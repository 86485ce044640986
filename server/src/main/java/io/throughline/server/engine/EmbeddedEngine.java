package io.throughline.server.engine;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.EngineStatus;
import io.throughline.server.engine.folder.InstanceLock;
import io.throughline.server.engine.folder.PortBook;
import io.throughline.server.engine.parts.EmbeddedParts;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.engine.process.Patience;
import io.throughline.server.engine.process.Supervisor;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A whole deployment on one data folder: database, workflow engine, policy, server, inference. */
public final class EmbeddedEngine implements AutoCloseable {
  /** The log of a supervisor in a process of its own. */
  static final String LOG = "supervisor";

  private static final Duration BETWEEN_LOG_CHECKS = Duration.ofSeconds(30);
  private final DataFolder data;
  private final Holds holds;
  private final URI address;
  private final Supervisor supervisor;
  private volatile Thread logs = new Thread();

  /** What an engine holds as long as it is open. */
  private record Holds(InstanceLock lock, Path mark) {}

  private EmbeddedEngine(EngineSettings settings, Holds holds, URI address, List<PartSpec> parts) {
    this.data = settings.data();
    this.holds = holds;
    this.address = address;
    EngineStatus begun =
        new EngineStatus(
            address.toString(),
            ProcessHandle.current().pid(),
            Instant.now().toString(),
            Home.VERSION,
            settings.engine().word(),
            List.of());
    this.supervisor =
        new Supervisor(
            parts, Patience.standard(), data::log, status -> begun.with(status).write(data));
  }

  /**
   * Takes the data folder and starts all parts; returns before they are healthy.
   *
   * @throws MendableFailure if the folder is in use or cannot be used
   */
  public static EmbeddedEngine open(EngineSettings settings) {
    return open(settings, UnaryOperator.identity());
  }

  /**
   * As {@link #open(EngineSettings)}, with other parts.
   *
   * @param change of the parts, which keep their order
   */
  public static EmbeddedEngine open(EngineSettings settings, UnaryOperator<List<PartSpec>> change) {
    DataFolder data = settings.data();
    data.create();
    Holds holds = new Holds(InstanceLock.take(data), mark(settings.home()));
    try {
      settings.engine().keep(data);
      EmbeddedParts parts = new EmbeddedParts(settings, new PortBook(data));
      List<PartSpec> specs = change.apply(parts.inOrder());
      specs.forEach(spec -> data.rotateLog(spec.name()));
      EmbeddedEngine engine = new EmbeddedEngine(settings, holds, parts.address(), specs);
      engine.supervisor.start();
      engine.logs = Thread.ofVirtual().start(() -> limitLogs(data, specs));
      return engine;
    } catch (RuntimeException e) {
      release(holds);
      throw e;
    }
  }

  public URI address() {
    return address;
  }

  /** The file in which the command line looks for a token of that role. */
  public Path roleToken(String role) {
    return data.roleToken(role);
  }

  /** The file whose first line is the token for {@link #address()}; there once all is healthy. */
  public Path tokenFile() {
    return data.apiToken();
  }

  /** Returns when every part is healthy, else fails naming the part that is not, and its log. */
  public void awaitHealthy(Duration limit) {
    supervisor.awaitHealthy(limit);
  }

  public List<PartStatus> status() {
    return supervisor.status();
  }

  public void awaitStopped() throws InterruptedException {
    supervisor.awaitStopped();
  }

  /** Stops all parts in reverse order and lets go of the data folder. */
  @Override
  public void close() {
    logs.interrupt();
    supervisor.close();
    release(holds);
  }

  /** Until it is interrupted: logs must not fill the disk. */
  private static void limitLogs(DataFolder data, List<PartSpec> specs) {
    while (true) {
      try {
        Thread.sleep(BETWEEN_LOG_CHECKS);
        data.limitLog(LOG);
        for (PartSpec spec : specs) {
          data.limitLog(spec.name());
        }
      } catch (InterruptedException closed) {
        return;
      } catch (IOException full) {
        // A disk that is full now may have room at the next check.
      }
    }
  }

  /** The launcher builds no jars anew while there is the number of a living process. */
  private static Path mark(Home home) {
    Path mark = home.running().resolve(Long.toString(ProcessHandle.current().pid()));
    try {
      Files.createDirectories(mark.getParent());
      return Files.writeString(mark, "");
    } catch (IOException e) {
      throw new MendableFailure(mark + " cannot be written: mend its rights", e);
    }
  }

  private static void release(Holds holds) {
    try {
      Files.deleteIfExists(holds.mark());
      holds.lock().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
