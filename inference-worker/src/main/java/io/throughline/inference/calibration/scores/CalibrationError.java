package io.throughline.inference.calibration.scores;

import java.util.Arrays;

/** Expected calibration error of claimed probabilities, in ten bins of equal width. */
public final class CalibrationError {
  private static final int BINS = 10;

  private final double[] difference = new double[BINS];

  /**
   * Adds a claim.
   *
   * @param probability claimed, 0 to 1
   * @param happened weight of the cases in which it was so
   * @param not weight of the cases in which it was not; all weights add up to 1
   */
  public void add(double probability, double happened, double not) {
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    difference[bin] += probability * (happened + not) - happened;
  }

  /** The error, 0 to 1. */
  public double value() {
    return Arrays.stream(difference).map(Math::abs).sum();
  }
}
