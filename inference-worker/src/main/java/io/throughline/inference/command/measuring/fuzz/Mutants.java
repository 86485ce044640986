package io.throughline.inference.command.measuring.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Genuine files with damage at random. The same seed and number make the same bytes.
 *
 * @param whole files to damage
 */
public record Mutants(List<byte[]> whole, long seed) {
  // Most of what matters to a parser stands in the first bytes, so half of the hits go there.
  private static final int HEAD = 512;
  private static final int MOST_HITS = 12;

  public Mutants {
    whole = List.copyOf(whole);
  }

  /** One damaged file. */
  public byte[] make(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    byte[] bytes = whole.get(Math.floorMod(number, whole.size())).clone();
    int hits = 1 + random.nextInt(MOST_HITS);
    for (int hit = 0; hit < hits && bytes.length > 8; hit++) {
      bytes = damaged(bytes, random);
    }
    return bytes;
  }

  private byte[] damaged(byte[] bytes, Random random) {
    int at = place(bytes, random);
    int count = Math.min(1 + random.nextInt(256), bytes.length - at);
    return switch (random.nextInt(14)) {
      case 0 -> extreme(bytes, Math.min(at, bytes.length - 4), random);
      case 1 -> filled(bytes, at, count, (byte) (random.nextBoolean() ? 0 : 0xff));
      case 2 -> joined(Arrays.copyOf(bytes, at), tail(bytes, at + count));
      case 3 -> joined(Arrays.copyOf(bytes, at + count), tail(bytes, at));
      case 4 -> moved(bytes, at, place(bytes, random), count);
      case 5 -> Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length / 2));
      case 6 -> spliced(bytes, at, random);
      default -> flipped(bytes, at, random);
    };
  }

  private static int place(byte[] bytes, Random random) {
    return random.nextInt(random.nextBoolean() ? Math.min(bytes.length, HEAD) : bytes.length);
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    bytes[at] = (byte) random.nextInt(256);
    return bytes;
  }

  /** A length, count or offset at the end of what a field can hold. */
  private static byte[] extreme(byte[] bytes, int at, Random random) {
    int[] values = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x10000};
    int value = values[random.nextInt(values.length)];
    ByteBuffer.wrap(bytes).putInt(at, random.nextBoolean() ? value : Integer.reverseBytes(value));
    return bytes;
  }

  private static byte[] filled(byte[] bytes, int at, int count, byte with) {
    Arrays.fill(bytes, at, at + count, with);
    return bytes;
  }

  private static byte[] moved(byte[] bytes, int from, int to, int count) {
    int fitting = Math.min(count, bytes.length - to);
    System.arraycopy(bytes.clone(), from, bytes, to, Math.min(fitting, bytes.length - from));
    return bytes;
  }

  private byte[] spliced(byte[] bytes, int at, Random random) {
    byte[] other = whole.get(random.nextInt(whole.size()));
    return joined(Arrays.copyOf(bytes, at), tail(other, random.nextInt(other.length)));
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
