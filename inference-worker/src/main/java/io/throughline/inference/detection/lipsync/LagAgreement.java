package io.throughline.inference.detection.lipsync;

import java.util.Arrays;
import java.util.List;

/**
 * Correlation of mouth and sound at lags up to a second. Where both belong together it peaks at the
 * lags that devices add; where they do not, some other lag is as good or better.
 */
final class LagAgreement {
  static final double STEP_SECONDS = 0.04;

  /** Steps to either side, 1 s. */
  private static final int FURTHEST = 25;

  /** Sound may come before the picture by 0.24 s, and after it by 0.28 s. */
  private static final int NEAR_FROM = FURTHEST - 6;

  private static final int NEAR_TO = FURTHEST + 7;

  /** Weight of the best lag elsewhere against the best near lag. */
  private static final double FAR = 0.75;

  private LagAgreement() {}

  /** [51], -1 to 1, from sound one second before the picture to one second after it. */
  static double[] of(double[] mouth, double[] sound) {
    double[] found = new double[2 * FURTHEST + 1];
    for (int i = 0; i < found.length; i++) {
      int lag = i - FURTHEST;
      int length = mouth.length - Math.abs(lag);
      int mouthFrom = Math.max(0, -lag);
      int soundFrom = Math.max(0, lag);
      double[] moves = Arrays.copyOfRange(mouth, mouthFrom, mouthFrom + length);
      double[] sounds = Arrays.copyOfRange(sound, soundFrom, soundFrom + length);
      unify(moves);
      unify(sounds);
      double sum = 0;
      for (int k = 0; k < length; k++) {
        sum += moves[k] * sounds[k];
      }
      found[i] = sum / length;
    }
    return found;
  }

  /** Brings figures to mean 0 and deviation 1. */
  static void unify(double[] figures) {
    double mean = Arrays.stream(figures).average().orElse(0);
    double square = Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).average().orElse(0);
    double deviation = Math.sqrt(square) + 1e-6;
    for (int i = 0; i < figures.length; i++) {
      figures[i] = (figures[i] - mean) / deviation;
    }
  }

  /** Higher where some other lag is nearly as good as the near ones, or better. */
  static double score(List<double[]> stretches) {
    double near = -1;
    double far = -1;
    for (int i = 0; i <= 2 * FURTHEST; i++) {
      int lag = i;
      double mean = stretches.stream().mapToDouble(one -> one[lag]).average().orElseThrow();
      if (i >= NEAR_FROM && i <= NEAR_TO) {
        near = Math.max(near, mean);
      } else if (i < NEAR_FROM - 1 || i > NEAR_TO + 1) {
        far = Math.max(far, mean);
      }
    }
    return FAR * far - near;
  }
}
