package io.throughline.server.engine.folder;

import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * All that a deployment keeps between runs; readable by its owner only.
 *
 * @param root absolute
 */
public record DataFolder(Path root) {
  private static final int SECRET_BYTES = 32;
  private static final int KEPT_LOGS = 3;

  /** A log that is longer is moved aside while its part runs on. */
  static final long MOST_LOG_BYTES = 32L << 20;

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Held by the supervisor as long as it lives. */
  Path lock() {
    return root.resolve("lock");
  }

  /** Says whose the lock is. */
  Path holder() {
    return root.resolve("lock.holder");
  }

  Path ports() {
    return root.resolve("engine.json");
  }

  Path status() {
    return root.resolve("status.json");
  }

  /** Names the engine that the folder was made with. */
  Path engine() {
    return root.resolve("engine");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path temporal() {
    return root.resolve("temporal.db");
  }

  /** The configuration of the Temporal server, written at each of its starts. */
  public Path temporalServer() {
    return root.resolve("temporal-server");
  }

  /** The keys of subjects, of the ledger and of the transport, made by the server. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** The keyset that the inference worker shares with the server, made by the server. */
  public Path transportKeys() {
    return keys().resolve("transport");
  }

  /** The file with the API token, made by the server at its first start. */
  public Path apiToken() {
    return secrets().resolve("api-token");
  }

  /** The file with a token of that role, if an operator keeps one for the command line. */
  public Path roleToken(String role) {
    return secrets().resolve(role + "-token");
  }

  public Path log(String part) {
    return root.resolve("logs").resolve(part + ".log");
  }

  private Path secrets() {
    return root.resolve("secrets");
  }

  /** Tells that the folder is ours, and so may be filled and deleted. */
  private Path marker() {
    return root.resolve(".throughline-data");
  }

  /** Makes the folders that are missing; a folder that holds something else is never taken. */
  public void create() {
    if (holdsAnything() && !isDeployment()) {
      throw new MendableFailure(
          root + " is not empty and no data folder of ours: choose another --data folder");
    }
    try {
      Files.createDirectories(root.getParent());
      for (Path folder : new Path[] {root, secrets(), root.resolve("logs")}) {
        if (!Files.isDirectory(folder)) {
          Files.createDirectory(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
      }
      Files.writeString(marker(), "throughline\n");
    } catch (IOException e) {
      throw new MendableFailure(root + " cannot be made: choose another --data folder", e);
    }
  }

  /** The file with that secret, made up at first use; one line. */
  public Path secret(String name) throws IOException {
    Path file = secrets().resolve(name);
    if (!Files.isRegularFile(file)) {
      byte[] secret = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(secret);
      Path partial = secrets().resolve(name + ".partial");
      Files.deleteIfExists(partial);
      Files.createFile(
          partial,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(partial, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  /** Whether it is ours; those that are older than the marker have all of what a start makes. */
  public boolean isDeployment() {
    return Files.isRegularFile(marker())
        || (Files.isRegularFile(ports())
            && Files.isRegularFile(lock())
            && Files.isDirectory(secrets()));
  }

  private boolean holdsAnything() {
    if (!Files.exists(root)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.findAny().isPresent();
    } catch (IOException e) {
      throw new MendableFailure(root + " cannot be read: choose another --data folder", e);
    }
  }

  /** Moves the log of the run before aside; the oldest is deleted. */
  public void rotateLog(String part) {
    try {
      age(part, 0);
    } catch (IOException e) {
      throw new MendableFailure(root + " cannot be written: free disk space", e);
    }
  }

  /**
   * Moves a log that has grown too long aside. Its part goes on writing at the end of the same
   * file, so it is copied and emptied; a line that is written in between may be lost.
   */
  public void limitLog(String part) throws IOException {
    Path log = log(part);
    if (Files.exists(log) && Files.size(log) > MOST_LOG_BYTES) {
      age(part, 1);
      Files.copy(log, aged(part, 1), StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel emptied = FileChannel.open(log, StandardOpenOption.WRITE)) {
        var _ = emptied.truncate(0);
      }
    }
  }

  private void age(String part, int youngest) throws IOException {
    for (int age = KEPT_LOGS - 1; age >= youngest; age--) {
      Path older = aged(part, age);
      if (Files.exists(older)) {
        Files.move(older, aged(part, age + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path aged(String part, int age) {
    return age == 0 ? log(part) : log(part + "." + age);
  }

  /** Replaces a file so that a reader sees the old or the new one, never half of one. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.write(partial, content);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
