package io.throughline.custody.gallery.search;

import io.throughline.custody.gallery.search.scan.DotProducts;
import io.throughline.custody.gallery.search.scan.TopHits;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongPredicate;

/** Some of a gallery's rows, outside the heap and without gaps; the gallery guards it. */
final class Shard implements AutoCloseable {
  /** 40 MiB of faces: small beside a gallery, large beside what a thread costs. */
  static final int MOST_ROWS = 1 << 16;

  private static final int FIRST_ROWS = 1 << 8;
  private static final int BLOCK = 1 << 10;

  private final int stride;
  private Block block;
  private int rows;

  Shard(int stride) {
    this.stride = stride;
    this.block = new Block(stride, FIRST_ROWS);
  }

  private static final class Block {
    private final Arena arena;
    private final int capacity;
    private final MemorySegment values;
    private final MemorySegment scales;
    private final MemorySegment entries;

    @SuppressWarnings("MustBeClosedChecker") // discard() closes it, once its rows have moved on
    Block(int stride, int capacity) {
      this.arena = Arena.ofShared();
      this.capacity = capacity;
      this.values = arena.allocate((long) stride * capacity, DotProducts.STRIDE_BYTES);
      this.scales = arena.allocate(ValueLayout.JAVA_DOUBLE, capacity);
      this.entries = arena.allocate(ValueLayout.JAVA_LONG, capacity);
    }

    void discard() {
      values.fill((byte) 0);
      arena.close();
    }
  }

  int rows() {
    return rows;
  }

  boolean full() {
    return rows == MOST_ROWS;
  }

  long bytes() {
    return (long) block.capacity * (stride + Double.BYTES + Long.BYTES);
  }

  long entry(int row) {
    return block.entries.getAtIndex(ValueLayout.JAVA_LONG, row);
  }

  void add(long entry, Quantised template) {
    if (rows == block.capacity) {
      grow();
    }
    byte[] bytes = template.bytes();
    MemorySegment.copy(
        bytes, 0, block.values, ValueLayout.JAVA_BYTE, (long) rows * stride, bytes.length);
    block.scales.setAtIndex(ValueLayout.JAVA_DOUBLE, rows, template.inverseLength());
    block.entries.setAtIndex(ValueLayout.JAVA_LONG, rows, entry);
    rows++;
  }

  /** Row {@code row} of this becomes the last row of the other, which forgets it. */
  void takeLastOf(Shard other, int row) {
    int last = other.rows - 1;
    other.copy(last, this, row);
    other.forgetLast();
  }

  /** Nothing of an erased template stays in memory. */
  private void forgetLast() {
    rows--;
    block.values.asSlice((long) rows * stride, stride).fill((byte) 0);
    block.scales.setAtIndex(ValueLayout.JAVA_DOUBLE, rows, 0);
    block.entries.setAtIndex(ValueLayout.JAVA_LONG, rows, 0);
  }

  private void copy(int from, Shard to, int row) {
    MemorySegment.copy(
        block.values, (long) from * stride, to.block.values, (long) row * stride, stride);
    double scale = block.scales.getAtIndex(ValueLayout.JAVA_DOUBLE, from);
    to.block.scales.setAtIndex(ValueLayout.JAVA_DOUBLE, row, scale);
    to.block.entries.setAtIndex(ValueLayout.JAVA_LONG, row, entry(from));
  }

  private void grow() {
    Block old = block;
    block = new Block(stride, Math.min(MOST_ROWS, 2 * old.capacity));
    MemorySegment.copy(old.values, 0, block.values, 0, old.values.byteSize());
    MemorySegment.copy(old.scales, 0, block.scales, 0, old.scales.byteSize());
    MemorySegment.copy(old.entries, 0, block.entries, 0, old.entries.byteSize());
    old.discard();
  }

  /** Looks at every row. */
  void scan(Query query, DotProducts kernel, TopHits best) {
    int[] products = new int[BLOCK];
    for (int from = 0; from < rows; from += BLOCK) {
      int count = Math.min(BLOCK, rows - from);
      MemorySegment those = block.values.asSlice((long) from * stride, (long) count * stride);
      kernel.of(those, query.values, products, count);
      for (int i = 0; i < count; i++) {
        double scale = block.scales.getAtIndex(ValueLayout.JAVA_DOUBLE, from + i);
        double cosine = products[i] * scale * query.scale;
        if (best.wants(cosine) && !query.skipped.test(entry(from + i))) {
          best.offer(entry(from + i), cosine);
        }
      }
    }
  }

  /** What is looked for. */
  static final class Query {
    private final short[] values;
    private final double scale;
    private final LongPredicate skipped;

    /** A query; {@code skipped} entries are no hits. */
    Query(short[] values, double scale, LongPredicate skipped) {
      this.values = values;
      this.scale = scale;
      this.skipped = skipped;
    }
  }

  @Override
  public void close() {
    block.discard();
  }
}
