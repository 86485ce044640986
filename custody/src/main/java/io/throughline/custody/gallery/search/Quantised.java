package io.throughline.custody.gallery.search;

import io.throughline.contracts.failure.FailureCode;
import java.util.Arrays;

/**
 * A template in one byte a dimension, -127 to 127. Its own largest value takes the whole range, so
 * that each vector has a scale of its own; as only directions count, the scale is the length of the
 * bytes, and need not be kept beside them.
 */
public final class Quantised {
  private static final int LARGEST = Byte.MAX_VALUE;

  private final byte[] values;
  private final double inverseLength;

  private Quantised(byte[] values) {
    double squares = 0;
    for (byte value : values) {
      squares += value * value;
      if (value < -LARGEST) {
        throw damaged();
      }
    }
    if (squares == 0) {
      throw damaged();
    }
    this.values = values;
    this.inverseLength = 1 / Math.sqrt(squares);
  }

  /** Rounds a vector; fails with {@code EVIDENCE_ALTERED} if it has no direction. */
  public static Quantised of(float[] vector) {
    float largest = 0;
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw damaged();
      }
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0) {
      throw damaged();
    }
    byte[] values = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      values[i] = (byte) Math.round((double) vector[i] / largest * LARGEST);
    }
    return new Quantised(values);
  }

  /** What {@link #bytes} gave; fails with {@code EVIDENCE_ALTERED} if it cannot have. */
  public static Quantised ofBytes(byte[] values) {
    return new Quantised(Arrays.copyOf(values, values.length));
  }

  private static RuntimeException damaged() {
    return FailureCode.EVIDENCE_ALTERED.failure("a template has no direction");
  }

  /** Number of dimensions. */
  public int length() {
    return values.length;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return Arrays.copyOf(values, values.length);
  }

  /** What the scalar product of two is multiplied with, for each, to give their cosine. */
  double inverseLength() {
    return inverseLength;
  }

  /** As the scan takes a query: padded with 0. */
  short[] query(int stride) {
    short[] query = new short[stride];
    for (int i = 0; i < values.length; i++) {
      query[i] = values[i];
    }
    return query;
  }
}
