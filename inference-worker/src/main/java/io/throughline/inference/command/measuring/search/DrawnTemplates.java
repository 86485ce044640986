package io.throughline.inference.command.measuring.search;

import io.throughline.inference.continuity.Vectors;
import java.util.SplittableRandom;

/**
 * Templates drawn at random, in clusters, so that a search has near neighbours to tell apart: unit
 * vectors around unit vectors. They stand for a number of templates, never for faces.
 */
final class DrawnTemplates {
  private static final int CLUSTER = 8;
  private static final double SPREAD = 0.8;

  private final int dimensions;
  private final SplittableRandom random;
  private float[] centre = new float[0];
  private int drawn;

  DrawnTemplates(int dimensions, long seed) {
    this.dimensions = dimensions;
    this.random = new SplittableRandom(seed);
  }

  /** The next one, L2-normalised. */
  float[] next() {
    if (drawn++ % CLUSTER == 0) {
      centre = unit();
    }
    float[] near = unit();
    for (int i = 0; i < dimensions; i++) {
      near[i] = (float) (centre[i] + SPREAD * near[i]);
    }
    return Vectors.normalised(near);
  }

  // Sums of four uniform numbers are near enough to a normal distribution, and cheap.
  private float[] unit() {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      long bits = random.nextLong();
      int sum = 0;
      for (int part = 0; part < 4; part++) {
        sum += (short) (bits >> (16 * part));
      }
      vector[i] = sum;
    }
    return Vectors.normalised(vector);
  }
}
