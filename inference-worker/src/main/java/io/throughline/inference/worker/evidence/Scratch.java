package io.throughline.inference.worker.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A private folder for plaintext; it is emptied and removed when the process ends. What a process
 * that was killed left behind is removed by the next one.
 */
public final class Scratch implements AutoCloseable {
  private static final String PREFIX = "throughline-inference-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,10})-[0-9]+");

  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, readable by this user only. */
  public static Scratch create() {
    return in(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), ProcessHandle.current().pid());
  }

  static Scratch in(Path parent, long pid) {
    try {
      sweep(parent);
      return new Scratch(Files.createTempDirectory(parent, PREFIX + pid + "-"));
    } catch (IOException full) {
      throw new UncheckedIOException("no room for a scratch folder", full);
    }
  }

  private static void sweep(Path parent) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      all.filter(Files::isDirectory)
          .filter(Scratch::abandoned)
          .map(Scratch::new)
          .forEach(Scratch::close);
    }
  }

  private static boolean abandoned(Path folder) {
    Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
    return name.matches()
        && Files.isWritable(folder)
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException("plaintext could not be deleted", undeletable);
    }
  }
}
