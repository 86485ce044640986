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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A whole deployment on one data folder: database, workflow engine, policy, server, inference. */
public final class EmbeddedEngine implements AutoCloseable {
  private final DataFolder data;
  private final InstanceLock lock;
  private final URI address;
  private final Supervisor supervisor;

  private EmbeddedEngine(DataFolder data, InstanceLock lock, URI address, List<PartSpec> parts) {
    this.data = data;
    this.lock = lock;
    this.address = address;
    String startedAt = Instant.now().toString();
    this.supervisor =
        new Supervisor(
            parts,
            Patience.standard(),
            data::log,
            status -> status(address, startedAt, status).write(data));
  }

  /**
   * Takes the data folder and starts all parts; returns before they are healthy.
   *
   * @throws io.throughline.server.setup.MendableFailure if the folder is in use or cannot be used
   */
  public static EmbeddedEngine open(EngineSettings settings) {
    DataFolder data = settings.data();
    data.create();
    InstanceLock lock = InstanceLock.take(data);
    try {
      EmbeddedParts parts = new EmbeddedParts(settings, new PortBook(data));
      List<PartSpec> specs = parts.inOrder();
      specs.forEach(spec -> data.rotateLog(spec.name()));
      EmbeddedEngine engine = new EmbeddedEngine(data, lock, parts.address(), specs);
      engine.supervisor.start();
      return engine;
    } catch (RuntimeException e) {
      release(lock);
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
    supervisor.close();
    release(lock);
  }

  private static EngineStatus status(URI address, String startedAt, List<PartStatus> parts) {
    return new EngineStatus(
        address.toString(), ProcessHandle.current().pid(), startedAt, Home.VERSION, parts);
  }

  private static void release(InstanceLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
