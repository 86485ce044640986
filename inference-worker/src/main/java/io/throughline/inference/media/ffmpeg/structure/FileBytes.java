package io.throughline.inference.media.ffmpeg.structure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads single values at any place of a file; a place past the end reads as zero bytes. */
final class FileBytes implements AutoCloseable {
  private final FileChannel channel;
  private final long size;

  FileBytes(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
    this.size = channel.size();
  }

  long size() {
    return size;
  }

  byte[] bytes(long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.array();
  }

  int byteAt(long place) throws IOException {
    return bytes(place, 1)[0] & 0xff;
  }

  /** Four characters, as most containers name their parts. */
  String name(long from) throws IOException {
    return new String(bytes(from, 4), StandardCharsets.ISO_8859_1);
  }

  boolean startsWith(String text) throws IOException {
    return new String(bytes(0, text.length()), StandardCharsets.ISO_8859_1).equals(text);
  }

  long bigEndian(long from, int count) throws IOException {
    long value = 0;
    for (byte next : bytes(from, count)) {
      value = value << 8 | (next & 0xff);
    }
    return value;
  }

  long littleEndian(long from, int count) throws IOException {
    byte[] read = bytes(from, count);
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (read[i] & 0xff);
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
