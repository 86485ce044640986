package io.throughline.inference.media.ffmpeg.structure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads single values at any place of a file; a place past the end reads as zero bytes. */
public final class FileBytes implements AutoCloseable {
  /** Read ahead at once, since a walker asks for four bytes at a time. */
  private static final int AHEAD = 32 * 1024;

  private final Source source;
  private final byte[] ahead = new byte[AHEAD];
  private long aheadFrom;
  private int aheadCount;

  /** Where the bytes come from: an open file, or whoever holds it open for this process. */
  public interface Source extends AutoCloseable {
    /** Bytes in all. */
    long size();

    /**
     * Reads some bytes.
     *
     * @param at place in the file
     * @param into filled from {@code from} on with at most {@code count} bytes
     * @return how many were read, at least 1; -1 at the end
     */
    int read(long at, byte[] into, int from, int count) throws IOException;

    @Override
    void close() throws IOException;
  }

  public FileBytes(Source source) {
    this.source = source;
  }

  /** Opens a file of this machine; a pipe or device, which could keep one waiting, is none. */
  public static FileBytes of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("no such file");
    }
    return new FileBytes(new OpenFile(FileChannel.open(file, StandardOpenOption.READ)));
  }

  private record OpenFile(FileChannel channel, long size) implements Source {
    OpenFile(FileChannel channel) throws IOException {
      this(channel, channel.size());
    }

    @Override
    public int read(long at, byte[] into, int from, int count) throws IOException {
      return channel.read(ByteBuffer.wrap(into, from, count), at);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Bytes in all. */
  public long size() {
    return source.size();
  }

  /** Reads up to so many bytes at a place, as {@link Source#read} does. */
  public int read(long at, byte[] into, int from, int count) throws IOException {
    return at < 0 || at >= size() ? -1 : source.read(at, into, from, count);
  }

  byte[] bytes(long from, int count) throws IOException {
    byte[] found = new byte[count];
    int filled = 0;
    int read = 0;
    while (filled < count && read >= 0) {
      read =
          count > AHEAD
              ? read(from + filled, found, filled, count - filled)
              : fromAhead(from + filled, found, filled);
      filled += Math.max(0, read);
    }
    return found;
  }

  private int fromAhead(long at, byte[] into, int filled) throws IOException {
    if (at < aheadFrom || at >= aheadFrom + aheadCount) {
      int read = read(at, ahead, 0, AHEAD);
      if (read < 0) {
        return -1;
      }
      aheadFrom = at;
      aheadCount = read;
    }
    int place = (int) (at - aheadFrom);
    int count = Math.min(into.length - filled, aheadCount - place);
    System.arraycopy(ahead, place, into, filled, count);
    return count;
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
    source.close();
  }
}
