package io.throughline.inference.continuity;

import java.util.Arrays;

/** Arithmetic on embeddings. */
public final class Vectors {
  private Vectors() {}

  /** The vector at length 1; a vector without direction stays 0. */
  public static float[] normalised(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    float[] unit = Arrays.copyOf(vector, vector.length);
    if (length > 0 && Double.isFinite(length)) {
      for (int i = 0; i < unit.length; i++) {
        unit[i] = (float) (unit[i] / length);
      }
    }
    return unit;
  }

  /** Adds {@code weight * vector} to {@code sum}. */
  public static void add(float[] sum, float[] vector, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (weight * vector[i]);
    }
  }

  /** Two normalised vectors in one, so that its cosines are the means of theirs; normalised. */
  public static float[] joined(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return normalised(both);
  }

  /** The scalar product, which is the cosine of normalised vectors. */
  public static double dot(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("vectors of two lengths");
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
