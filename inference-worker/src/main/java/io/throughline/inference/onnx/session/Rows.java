package io.throughline.inference.onnx.session;

import java.util.Arrays;
import java.util.List;

/**
 * What goes into a model of one float input whose first dimension is the batch.
 *
 * @param data last dimension fastest; nobody changes it while it is used
 * @param shape [rows, ...]
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its shape alone, on purpose, in fits
public record Rows(float[] data, long[] shape) {
  public Rows {
    if (shape.length == 0 || shape[0] < 1 || data.length % shape[0] != 0) {
      throw new IllegalArgumentException("no rows");
    }
  }

  int count() {
    return Math.toIntExact(shape[0]);
  }

  /** Whether both can go in one batch: their rows have one shape. */
  boolean fits(Rows other) {
    return Arrays.equals(shape, 1, shape.length, other.shape, 1, other.shape.length);
  }

  static Rows joined(List<Rows> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.data.length).sum()];
    int filled = 0;
    for (Rows part : parts) {
      System.arraycopy(part.data, 0, all, filled, part.data.length);
      filled += part.data.length;
    }
    long[] shape = parts.getFirst().shape.clone();
    shape[0] = parts.stream().mapToLong(Rows::count).sum();
    return new Rows(all, shape);
  }
}
