package io.throughline.server.engine.parts.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs that lie, packed, on the class path; unpacked once per version. */
final class PostgresBinaries {
  static final String VERSION = "14.22";

  private static final int EXECUTABLE = 0100;

  private final Path folder;

  PostgresBinaries(Path parent) {
    this.folder = parent.resolve(VERSION);
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /** Does nothing if they are there. */
  synchronized void unpack() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path partial = folder.resolveSibling(VERSION + ".partial." + ProcessHandle.current().pid());
    delete(partial);
    Files.createDirectories(partial);
    String resource = "/postgres-" + platform() + ".txz";
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new IOException("no PostgreSQL for this platform is on the class path: " + resource);
      }
      unpack(packed, partial);
    }
    if (!Files.isDirectory(folder)) {
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void unpack(InputStream packed, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("an entry of the PostgreSQL archive leaves its folder");
        }
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()).getFileName());
      return;
    }
    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
    boolean executable = (entry.getMode() & EXECUTABLE) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch");
    return (system.contains("mac") ? "darwin" : "linux")
        + "-"
        + (machine.equals("amd64") ? "x86_64" : machine);
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
