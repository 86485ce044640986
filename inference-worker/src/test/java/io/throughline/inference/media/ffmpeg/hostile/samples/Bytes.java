package io.throughline.inference.media.ffmpeg.hostile.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Edits of a whole file's bytes; each gives a new array. */
final class Bytes {
  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] first(byte[] whole, int count) {
    return Arrays.copyOf(whole, Math.min(count, whole.length));
  }

  static byte[] rest(byte[] whole, int from) {
    return Arrays.copyOfRange(whole, from, whole.length);
  }

  /** Where the text first stands. */
  static int find(byte[] whole, String text) {
    int place = new String(whole, StandardCharsets.ISO_8859_1).indexOf(text);
    if (place < 0) {
      throw new IllegalArgumentException(text + " is not in the file");
    }
    return place;
  }

  static byte[] put(byte[] whole, int place, byte... values) {
    byte[] edited = whole.clone();
    System.arraycopy(values, 0, edited, place, values.length);
    return edited;
  }

  static byte[] bigEndian(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  static byte[] bigEndian(double value) {
    return ByteBuffer.allocate(8).putDouble(value).array();
  }

  /** A box of an MP4 file. */
  static byte[] box(String name, byte[] content) {
    return join(bigEndian(8 + content.length), of(name), content);
  }

  /** A chunk of a PNG file with its right checksum. */
  static byte[] chunk(String name, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(of(name));
    sum.update(content);
    return join(bigEndian(content.length), of(name), content, bigEndian((int) sum.getValue()));
  }

  /** So many zero bytes, deflated. */
  static byte[] deflatedZeros(int count) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 16];
    byte[] out = new byte[1 << 16];
    for (int done = 0; done < count; done += zeros.length) {
      deflater.setInput(zeros);
      while (!deflater.needsInput()) {
        packed.write(out, 0, deflater.deflate(out));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(out, 0, deflater.deflate(out));
    }
    deflater.end();
    return packed.toByteArray();
  }

  /** The content of an MP4's innermost box is replaced; the boxes around it are told the length. */
  static byte[] replaceBox(byte[] film, byte[] content, String... path) {
    int inner = find(film, path[path.length - 1]) - 4;
    int length = ByteBuffer.wrap(film).getInt(inner);
    byte[] box = box(path[path.length - 1], content);
    byte[] edited = join(first(film, inner), box, rest(film, inner + length));
    for (int i = 0; i < path.length - 1; i++) {
      int outer = find(edited, path[i]) - 4;
      int grown = ByteBuffer.wrap(edited).getInt(outer) + box.length - length;
      edited = put(edited, outer, bigEndian(grown));
    }
    return edited;
  }
}
