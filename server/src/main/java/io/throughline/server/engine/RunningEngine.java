package io.throughline.server.engine;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.EngineStatus;
import io.throughline.server.engine.folder.InstanceLock;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The deployment on a data folder, seen from another process. */
public final class RunningEngine {
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final Duration AFTER_KILL = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  private final DataFolder data;

  public RunningEngine(DataFolder data) {
    this.data = data;
  }

  /** Stops the supervisor and with it all parts; false if none runs. */
  public boolean stop() {
    Optional<ProcessHandle> supervisor =
        EngineStatus.ofRunning(data).flatMap(status -> ProcessHandle.of(status.pid()));
    if (supervisor.isEmpty()) {
      return false;
    }
    supervisor.get().destroy();
    if (!ended(supervisor.get(), LONGEST_STOP)) {
      // Its parts notice its end by themselves.
      supervisor.get().destroyForcibly();
      if (!ended(supervisor.get(), AFTER_KILL)) {
        throw new MendableFailure("process " + supervisor.get().pid() + " does not end: kill it");
      }
    }
    return true;
  }

  /** Deletes the data folder, if it is one. */
  public void purge() {
    if (!Files.exists(data.root())) {
      return;
    }
    if (!data.isDeployment()) {
      throw new MendableFailure(data.root() + " is no data folder of ours: delete it yourself");
    }
    delete(data.root());
  }

  /** Deletes a folder and all that is in it; symbolic links are not followed. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new MendableFailure(folder + " cannot be deleted: mend its rights", e);
    }
  }

  private boolean ended(ProcessHandle supervisor, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (supervisor.isAlive() || InstanceLock.isHeld(data)) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
