package io.throughline.server.engine.folder;

import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One supervisor for one data folder; the operating system lets go of it when the process ends,
 * however it ends.
 *
 * <p>Closing a file lets go of every lock that the process has on it, through whichever handle: so
 * a process that holds the lock never opens the file again, and the file beside it says whose it
 * is.
 */
public final class InstanceLock implements AutoCloseable {
  // Somebody who only looks whether the lock is held holds it for a moment.
  private static final int TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final FileChannel channel;
  private final Path holder;

  private InstanceLock(FileChannel channel, Path holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /**
   * Takes the folder for this process.
   *
   * @throws MendableFailure that says who holds it
   */
  public static InstanceLock take(DataFolder data) {
    try {
      for (int tries = 0; tries < TRIES && !isOurs(data); tries++) {
        FileChannel channel = tryLock(data.lock());
        if (channel != null) {
          DataFolder.replace(data.holder(), self().getBytes(StandardCharsets.UTF_8));
          return new InstanceLock(channel, data.holder());
        }
        Thread.sleep(BETWEEN_TRIES);
      }
    } catch (IOException e) {
      throw new MendableFailure(data.lock() + " cannot be locked: choose another --data folder", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new MendableFailure(
        data.root()
            + " is in use by process "
            + holder(data).replaceFirst(" .*", "")
            + ": ./throughline down --data "
            + data.root()
            + " stops it");
  }

  /** Whether a supervisor runs on that folder. */
  public static boolean isHeld(DataFolder data) {
    if (isOurs(data)) {
      return true;
    }
    if (!Files.exists(data.lock())) {
      return false;
    }
    try (FileChannel channel = tryLock(data.lock())) {
      return channel == null;
    } catch (IOException e) {
      throw new MendableFailure(data.lock() + " cannot be read: mend its rights", e);
    }
  }

  /** The process that holds the folder now; empty if nobody does, or if it does not say who. */
  public static Optional<ProcessHandle> holderOf(DataFolder data) {
    String[] words = holder(data).split(" ", 2);
    return isHeld(data) && words.length == 2 && words[0].matches("[0-9]{1,18}")
        ? ProcessHandle.of(Long.parseLong(words[0])).filter(it -> startedAt(it, words[1]))
        : Optional.empty();
  }

  /** A clock that was set right moves the start of a process by moments only. */
  private static boolean startedAt(ProcessHandle process, String start) {
    String own = process.info().startInstant().map(Instant::toString).orElse("");
    if (own.isEmpty() || start.isEmpty()) {
      return own.equals(start);
    }
    return Duration.between(Instant.parse(own), Instant.parse(start)).abs().toSeconds() <= 2;
  }

  private static @Nullable FileChannel tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() != null) {
      return channel;
    }
    channel.close();
    return null;
  }

  private static boolean isOurs(DataFolder data) {
    return holder(data).equals(self());
  }

  private static String holder(DataFolder data) {
    try {
      return Files.isRegularFile(data.holder()) ? Files.readString(data.holder()) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Process id and start: a pid that was given out again is somebody else. */
  private static String self() {
    ProcessHandle self = ProcessHandle.current();
    return self.pid() + " " + self.info().startInstant().map(Instant::toString).orElse("");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(holder);
    channel.close();
  }
}
