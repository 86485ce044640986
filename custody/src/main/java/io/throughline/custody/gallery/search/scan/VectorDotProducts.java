package io.throughline.custody.gallery.search.scan;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * With the Vector API, at the machine's width: bytes become shorts, two products of at most 127 *
 * 127 fit the sum of a short, and these sums are added up as ints.
 */
public final class VectorDotProducts implements DotProducts {
  private static final VectorSpecies<Short> SHORTS = widest();
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, SHORTS.vectorShape());
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
  private static final int LANES = SHORTS.length();
  private static final int HALF = 16;

  // A stride holds two vectors of 512 bits; nothing wider is asked for.
  private static VectorSpecies<Short> widest() {
    VectorSpecies<Short> preferred = ShortVector.SPECIES_PREFERRED;
    return preferred.vectorBitSize() > 512 ? ShortVector.SPECIES_512 : preferred;
  }

  @Override
  public void of(MemorySegment rows, short[] query, int[] products, int count) {
    for (int row = 0; row < count; row++) {
      products[row] = one(rows, (long) row * query.length, query);
    }
  }

  private static int one(MemorySegment rows, long start, short[] query) {
    IntVector upper = IntVector.zero(INTS);
    IntVector lower = IntVector.zero(INTS);
    for (int i = 0; i < query.length; i += 2 * LANES) {
      ShortVector a = shorts(rows, start + i).mul(ShortVector.fromArray(SHORTS, query, i));
      ShortVector b =
          shorts(rows, start + i + LANES).mul(ShortVector.fromArray(SHORTS, query, i + LANES));
      // Two shorts in each int: the upper one, and the lower one with its sign.
      IntVector pairs = a.add(b).reinterpretAsInts();
      upper = upper.add(pairs.lanewise(VectorOperators.ASHR, HALF));
      lower =
          lower.add(
              pairs.lanewise(VectorOperators.LSHL, HALF).lanewise(VectorOperators.ASHR, HALF));
    }
    return upper.add(lower).reduceLanes(VectorOperators.ADD);
  }

  private static ShortVector shorts(MemorySegment rows, long at) {
    return (ShortVector)
        ByteVector.fromMemorySegment(BYTES, rows, at, ByteOrder.nativeOrder())
            .convertShape(VectorOperators.B2S, SHORTS, 0);
  }

  @Override
  public String name() {
    return "vectors of %d bits".formatted(SHORTS.vectorBitSize());
  }
}
