package io.throughline.inference.detection.injection.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Finds what a JPEG, PNG or MP4 file carries beside its content. */
final class FileParts implements AutoCloseable {
  private static final int LONGEST = 16 << 20;
  private static final int MOST = 100_000;
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
  static final byte[] MANIFEST_UUID = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
  private static final String XMP_HEAD = "http://ns.adobe.com/xap/1.0/\0";

  private final FileChannel channel;

  /** A part: where it begins, head included, its name and how long it is, head included. */
  record Part(long from, String name, int head, long length) {}

  FileParts(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  long size() throws IOException {
    return channel.size();
  }

  byte[] bytes(long from, long count) throws IOException {
    if (count < 0 || count > LONGEST || from < 0 || from + count > size()) {
      throw new IOException("a part does not fit");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new IOException("the file became shorter");
      }
    }
    return buffer.array();
  }

  private long number(long from, int count) throws IOException {
    long value = 0;
    for (byte next : bytes(from, count)) {
      value = value << 8 | (next & 0xff);
    }
    return value;
  }

  /** The manifest store, if there is one. */
  Optional<byte[]> manifest() throws IOException {
    if (jpeg()) {
      return fromSegments();
    }
    if (png()) {
      for (Part chunk : chunks()) {
        if (chunk.name().equals("caBX")) {
          return Optional.of(bytes(chunk.from() + 8, chunk.length() - 12));
        }
      }
      return Optional.empty();
    }
    return film() ? fromBoxes() : Optional.empty();
  }

  /** The XMP packet of a picture, if there is one. */
  Optional<String> xmp() throws IOException {
    List<Part> parts = jpeg() ? segments() : png() ? chunks() : List.of();
    for (Part part : parts) {
      boolean mayHold = part.name().equals("APP1") || part.name().equals("iTXt");
      if (mayHold && part.length() < LONGEST) {
        String text = new String(bytes(part.from(), part.length()), StandardCharsets.UTF_8);
        if (text.contains(XMP_HEAD) || text.contains("XML:com.adobe.xmp")) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }

  /** Names of the text parts of a PNG, such as {@code parameters}; of others none. */
  List<String> textKeys() throws IOException {
    List<String> keys = new ArrayList<>();
    for (Part chunk : png() ? chunks() : List.<Part>of()) {
      if (chunk.name().equals("tEXt") || chunk.name().equals("iTXt")) {
        byte[] head = bytes(chunk.from() + 8, Math.min(79, chunk.length() - 12));
        String key = new String(head, StandardCharsets.ISO_8859_1);
        keys.add(key.substring(0, Math.max(0, key.indexOf('\0'))));
      }
    }
    return keys;
  }

  private boolean jpeg() throws IOException {
    return size() > 4 && number(0, 2) == 0xffd8;
  }

  private boolean png() throws IOException {
    return size() > 8 && java.util.Arrays.equals(bytes(0, 8), PNG);
  }

  private boolean film() throws IOException {
    return size() > 12 && number(4, 4) == 0x66747970;
  }

  private List<Part> segments() throws IOException {
    List<Part> found = new ArrayList<>();
    long place = 2;
    while (place + 4 <= size() && found.size() < MOST) {
      int marker = (int) number(place, 2);
      if (marker < 0xffc0 || marker == 0xffda) {
        break;
      }
      long length = number(place + 2, 2);
      String name = marker >= 0xffe0 && marker <= 0xffef ? "APP" + (marker - 0xffe0) : "";
      found.add(new Part(place, name, 4, 2 + length));
      place += 2 + length;
    }
    return found;
  }

  // Each segment of one box: "JP", the box's number, the segment's number, then the box's head
  // anew.
  private Optional<byte[]> fromSegments() throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    long box = -1;
    for (Part segment : segments()) {
      boolean one = segment.name().equals("APP11") && segment.length() > 20;
      if (!one || number(segment.from() + 4, 2) != 0x4a50) {
        continue;
      }
      long number = number(segment.from() + 6, 2);
      boolean first = joined.size() == 0;
      boolean manifest = number(segment.from() + 16, 4) == 0x6a756d62;
      if (manifest && (first || number == box) && joined.size() < LONGEST) {
        box = number;
        int skip = first ? 12 : 20;
        joined.write(bytes(segment.from() + skip, segment.length() - skip));
      }
    }
    return joined.size() == 0 ? Optional.empty() : Optional.of(joined.toByteArray());
  }

  private List<Part> chunks() throws IOException {
    List<Part> found = new ArrayList<>();
    long place = 8;
    while (place + 12 <= size() && found.size() < MOST) {
      long length = 12 + number(place, 4);
      String name = new String(bytes(place + 4, 4), StandardCharsets.ISO_8859_1);
      found.add(new Part(place, name, 8, length));
      place += length;
    }
    return found;
  }

  /** The boxes on the top floor of an MP4 file. */
  List<Part> boxes() throws IOException {
    List<Part> found = new ArrayList<>();
    long place = 0;
    while (place + 8 <= size() && found.size() < MOST) {
      long length = number(place, 4);
      int head = length == 1 ? 16 : 8;
      length = length == 1 ? number(place + 8, 8) : length == 0 ? size() - place : length;
      if (length < head || length > size() - place) {
        throw new IOException("a part does not fit");
      }
      String name = new String(bytes(place + 4, 4), StandardCharsets.ISO_8859_1);
      found.add(new Part(place, name, head, length));
      place += length;
    }
    return found;
  }

  private Optional<byte[]> fromBoxes() throws IOException {
    for (Part box : boxes()) {
      if (!box.name().equals("uuid") || box.length() < box.head() + 37) {
        continue;
      }
      byte[] id = bytes(box.from() + box.head(), 16);
      // Version and flags, the word "manifest" up to a zero, eight bytes of an offset.
      if (java.util.Arrays.equals(id, MANIFEST_UUID)) {
        byte[] inside = bytes(box.from() + box.head() + 20, box.length() - box.head() - 20);
        String purpose = new String(inside, 0, 9, StandardCharsets.ISO_8859_1);
        if (purpose.equals("manifest\0")) {
          return Optional.of(java.util.Arrays.copyOfRange(inside, 17, inside.length));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
