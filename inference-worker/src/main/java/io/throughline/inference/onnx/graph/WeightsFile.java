package io.throughline.inference.onnx.graph;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The file that a graph's weights are taken out of: a ZIP archive or plain bytes, opened once. */
final class WeightsFile implements AutoCloseable {
  private final Path path;
  private @Nullable ZipFile zip;
  private @Nullable RandomAccessFile bytes;

  WeightsFile(Path path) {
    this.path = path;
  }

  /** A member of the archive. */
  byte[] member(String name) throws IOException {
    ZipFile archive = zip == null ? new ZipFile(path.toFile()) : zip;
    zip = archive;
    ZipEntry entry = archive.getEntry(name);
    if (entry == null) {
      throw new IOException("the archive lacks " + name);
    }
    return archive.getInputStream(entry).readAllBytes();
  }

  /** Bytes of a plain file, fewer where it ends before. */
  byte[] part(@Nullable String offset, @Nullable String length) throws IOException {
    RandomAccessFile file = bytes == null ? new RandomAccessFile(path.toFile(), "r") : bytes;
    bytes = file;
    long from = Long.parseLong(offset == null ? "0" : offset);
    int wanted = Integer.parseInt(length == null ? "0" : length);
    byte[] part = new byte[Math.clamp(file.length() - from, 0, wanted)];
    file.seek(from);
    file.readFully(part);
    return part;
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
    if (bytes != null) {
      bytes.close();
    }
  }
}
