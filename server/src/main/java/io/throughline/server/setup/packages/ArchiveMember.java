package io.throughline.server.setup.packages;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Takes single named files out of archives that somebody else made. */
final class ArchiveMember {
  /** More than any weight or clip has; an archive that unpacks to more is refused. */
  static final long MOST_BYTES = 1L << 30;

  private ArchiveMember() {}

  /**
   * Writes the one regular file of that path to {@code target}.
   *
   * @throws IOException if the archive has no such file, or has two, or it is too large
   */
  static void extract(Path archive, String member, Path target) throws IOException {
    boolean found = false;
    try (ArchiveInputStream<?> entries = open(archive)) {
      for (ArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        if (isNamed(archive, entry, member)) {
          if (found) {
            throw new IOException("the archive holds " + member + " twice");
          }
          found = true;
          write(entries, target);
        }
      }
    }
    if (!found) {
      throw new IOException("the archive holds no file " + member);
    }
  }

  /** Whether that path is absolute or climbs out of the folder it is resolved against. */
  static boolean leavesItsFolder(String path) {
    return path.isEmpty()
        || path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || Arrays.asList(path.split("/", -1)).contains("..");
  }

  private static boolean isNamed(Path archive, ArchiveEntry entry, String member) {
    String name = entry.getName();
    if (leavesItsFolder(name)) {
      return false;
    }
    boolean regular = entry instanceof TarArchiveEntry tar ? tar.isFile() : !entry.isDirectory();
    // The top folder of a source archive repeats name and version, in a spelling of its own.
    boolean named =
        name.equals(member)
            || (isTar(archive) && name.substring(name.indexOf('/') + 1).equals(member));
    return regular && named;
  }

  private static ArchiveInputStream<?> open(Path archive) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(archive));
    return isTar(archive)
        ? new TarArchiveInputStream(new GZIPInputStream(bytes))
        : new ZipArchiveInputStream(bytes);
  }

  private static boolean isTar(Path archive) {
    String name = archive.getFileName().toString();
    return name.endsWith(".tgz") || name.endsWith(".tar.gz");
  }

  private static void write(InputStream in, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      long written = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        written += read;
        if (written > MOST_BYTES) {
          throw new IOException("a member of the archive is larger than " + MOST_BYTES + " bytes");
        }
        out.write(buffer, 0, read);
      }
    }
  }
}
