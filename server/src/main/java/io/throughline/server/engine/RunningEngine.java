package io.throughline.server.engine;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.InstanceLock;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The deployment on a data folder, seen from another process. */
public final class RunningEngine {
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final Duration AFTER_KILL = Duration.ofSeconds(30);
  // A supervisor takes the lock a moment before it writes down who it is.
  private static final Duration WRITING_DOWN = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private final DataFolder data;

  public RunningEngine(DataFolder data) {
    this.data = data;
  }

  /** A folder for a new deployment: one of ours that was there is stopped and deleted first. */
  public static DataFolder emptied(Path folder) {
    DataFolder data = new DataFolder(folder);
    RunningEngine before = new RunningEngine(data);
    boolean _ = before.stop();
    if (data.isDeployment()) {
      before.purge();
    }
    return data;
  }

  /** Stops the supervisor and with it all parts; false if none runs. */
  public boolean stop() {
    if (!InstanceLock.isHeld(data)) {
      return false;
    }
    ProcessHandle supervisor = holder();
    boolean _ = supervisor.destroy();
    if (!ended(supervisor, LONGEST_STOP)) {
      // Its parts notice its end by themselves.
      boolean _ = supervisor.destroyForcibly();
      if (!ended(supervisor, AFTER_KILL)) {
        throw new MendableFailure("process " + supervisor.pid() + " does not end: kill it");
      }
    }
    return true;
  }

  /** Whoever holds the lock, and nobody else: a number in an old file may be another's by now. */
  private ProcessHandle holder() {
    long end = System.nanoTime() + WRITING_DOWN.toNanos();
    Optional<ProcessHandle> holder = InstanceLock.holderOf(data);
    while (holder.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL.toNanos());
      holder = InstanceLock.holderOf(data);
    }
    return holder.orElseThrow(() ->
        new MendableFailure(
            data.root() + " is in use by a process that does not say which: end it yourself"));
  }

  /** Deletes the data folder, if it is one. */
  public void purge() {
    if (!Files.exists(data.root())) {
      return;
    }
    if (!data.isDeployment()) {
      throw new MendableFailure(data.root() + " is no data folder of ours: delete it yourself");
    }
    if (InstanceLock.isHeld(data)) {
      throw new MendableFailure(data.root() + " is in use again: ./throughline down stops it");
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
