package io.throughline.custody.gallery.search.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** One byte after the other: for a JVM without the Vector API. */
public final class ScalarDotProducts implements DotProducts {
  @Override
  public void of(MemorySegment rows, short[] query, int[] products, int count) {
    for (int row = 0; row < count; row++) {
      long start = (long) row * query.length;
      int sum = 0;
      for (int i = 0; i < query.length; i++) {
        sum += rows.get(ValueLayout.JAVA_BYTE, start + i) * query[i];
      }
      products[row] = sum;
    }
  }

  @Override
  public String name() {
    return "scalar";
  }
}
