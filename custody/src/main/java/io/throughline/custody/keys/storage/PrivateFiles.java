package io.throughline.custody.keys.storage;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Files that only the owner can read, whole or absent, and on the disk when a call returns. */
public final class PrivateFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /** Makes the folder with mode 700 unless it is there. */
  public static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, mode("rwx------"));
    }
  }

  /** Makes the folder that the file lies in. */
  public static void makeFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      makeFolder(folder);
    }
  }

  /** Opens a new file of mode 600 for writing. */
  public static FileChannel openNew(Path file) throws IOException {
    return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), mode("rw-------"));
  }

  /**
   * Creates the file with these bytes, or returns false if it is already there; of several
   * processes exactly one creates it, and none ever sees half of it.
   */
  public static boolean create(Path file, byte[] bytes) throws IOException {
    Path whole = writeBeside(file, bytes);
    try {
      // A hard link is the one exclusive way to give a finished file its name.
      Files.createLink(file, whole);
      syncFolder(file);
      return true;
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      return false;
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** Replaces the file in one step. */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path whole = writeBeside(file, bytes);
    try {
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(file);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  public static Optional<byte[]> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /**
   * Overwrites the file with zeros before it is deleted. Copy-on-write file systems, SSDs and
   * backups may keep older blocks: those are useless only together with a destroyed master key.
   */
  public static void destroy(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (zeros.hasRemaining()) {
        channel.write(zeros, zeros.position());
      }
      channel.force(true);
    } catch (NoSuchFileException absent) {
      return;
    }
    Files.deleteIfExists(file);
    syncFolder(file);
  }

  /** Makes a new, renamed or deleted name in the file's folder last through a power cut. */
  public static void syncFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (POSIX && folder != null) {
      try (FileChannel channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      }
    }
  }

  private static Path writeBeside(Path file, byte[] bytes) throws IOException {
    Path whole = file.resolveSibling(".new-" + UUID.randomUUID());
    try (FileChannel channel = openNew(whole)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    return whole;
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
