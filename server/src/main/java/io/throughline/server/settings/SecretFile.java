package io.throughline.server.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
