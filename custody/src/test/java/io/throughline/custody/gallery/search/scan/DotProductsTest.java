package io.throughline.custody.gallery.search.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DotProductsTest {
  private static final int ROWS = 37;

  @Test
  void theModuleIsThereInTestsSoThatTheFastWayIsTested() {
    assertThat(DotProducts.fastest()).isInstanceOf(VectorDotProducts.class);
  }

  @Test
  void theFastWayGivesTheSameIntegersAsOneByteAfterTheOther() {
    SplittableRandom random = new SplittableRandom(7);
    for (int length : new int[] {64, 192, 512, 640, 1024}) {
      short[] query = new short[length];
      byte[] bytes = new byte[ROWS * length];
      for (int i = 0; i < length; i++) {
        query[i] = (short) random.nextInt(-127, 128);
      }
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) random.nextInt(-127, 128);
      }
      assertThat(products(new VectorDotProducts(), bytes, query))
          .isEqualTo(products(new ScalarDotProducts(), bytes, query));
    }
  }

  @Test
  void theLargestValuesDoNotOverflow() {
    for (int sign : new int[] {1, -1}) {
      short[] query = new short[1024];
      byte[] bytes = new byte[ROWS * 1024];
      java.util.Arrays.fill(query, (short) 127);
      java.util.Arrays.fill(bytes, (byte) (sign * 127));
      assertThat(products(new VectorDotProducts(), bytes, query))
          .containsOnly(sign * 127 * 127 * 1024);
    }
  }

  private static int[] products(DotProducts kernel, byte[] bytes, short[] query) {
    try (Arena arena = Arena.ofConfined()) {
      // One row lies before the first that is asked for.
      MemorySegment rows = arena.allocate(bytes.length + query.length, 64);
      MemorySegment.copy(bytes, 0, rows, ValueLayout.JAVA_BYTE, query.length, bytes.length);
      int[] products = new int[bytes.length / query.length];
      kernel.of(rows.asSlice(query.length), query, products, products.length);
      return products;
    }
  }
}
