package io.throughline.server.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Secrets lie in files, never in settings. */
public final class SecretFile {

  private SecretFile() {}

  /** The first line of the file. */
  public static String read(Path file) {
    try {
      String text = Files.readString(file);
      String first = text.lines().findFirst().orElse("").strip();
      if (first.isEmpty()) {
        throw new IllegalStateException("the secret file " + file + " is empty");
      }
      return first;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the secret file " + file, unreadable);
    }
  }

  /** Private from its first byte on, and never half written. */
  public static void write(Path file, String secret) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(partial);
      Files.createFile(
          partial,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(partial, secret + "\n");
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write the secret file " + file, unwritable);
    }
  }
}
