package io.throughline.custody.gallery.search.scan;

import java.lang.foreign.MemorySegment;

/** Exact scalar products of bytes; every implementation gives the same integers. */
public interface DotProducts {
  /** Rows are padded with 0 to a multiple of this many bytes, so that no vector is cut. */
  int STRIDE_BYTES = 64;

  /** The module that the fast way needs, still an incubator: a JVM has it only if it is asked. */
  String VECTOR_MODULE = "jdk.incubator.vector";

  /**
   * Scalar products of the query with rows that lie one after the other.
   *
   * @param rows bytes from -127 to 127; each row as long as the query, a multiple of {@link
   *     #STRIDE_BYTES}
   * @param query values from -127 to 127
   * @param products takes as many as there are rows asked for
   */
  void of(MemorySegment rows, short[] query, int[] products, int count);

  /** What it computes with, in words. */
  String name();

  /** The fastest that this JVM offers: with the Vector API where its module is there. */
  static DotProducts fastest() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()
        ? new VectorDotProducts()
        : new ScalarDotProducts();
  }
}
