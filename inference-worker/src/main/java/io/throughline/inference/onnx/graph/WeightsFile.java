package io.throughline.inference.onnx.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The file that a graph's weights are taken out of: a ZIP archive, opened once, or plain bytes,
 * which may lie in several parts, one after the other.
 */
final class WeightsFile implements AutoCloseable {
  private final List<Path> parts;
  private @Nullable ZipFile zip;

  WeightsFile(List<Path> parts) {
    this.parts = List.copyOf(parts);
  }

  /** A member of the archive. */
  byte[] member(String name) throws IOException {
    ZipFile archive = zip == null ? new ZipFile(parts.getFirst().toFile()) : zip;
    zip = archive;
    ZipEntry entry = archive.getEntry(name);
    if (entry == null) {
      throw new IOException("the archive lacks " + name);
    }
    return archive.getInputStream(entry).readAllBytes();
  }

  /** Bytes of the parts joined, fewer where they end before. */
  byte[] part(@Nullable String offset, @Nullable String length) throws IOException {
    long from = Long.parseLong(offset == null ? "0" : offset);
    int wanted = Integer.parseInt(length == null ? "0" : length);
    ByteArrayOutputStream found = new ByteArrayOutputStream(wanted);
    for (Path part : parts) {
      long size = Files.size(part);
      if (from < size && found.size() < wanted) {
        found.write(bytes(part, from, (int) Math.min(size - from, wanted - found.size())));
      }
      from = Math.max(0, from - size);
    }
    return found.toByteArray();
  }

  private static byte[] bytes(Path part, long from, int count) throws IOException {
    byte[] bytes = new byte[count];
    try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "r")) {
      file.seek(from);
      file.readFully(bytes);
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
