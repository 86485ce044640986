package io.throughline.inference.detection.forgery.speech;

import java.util.Arrays;

/**
 * Cuts a recording's sound into windows of four seconds as it comes. Of a long recording one window
 * in four is heard, so that an hour costs no more than a quarter of it. One thread fills it.
 */
final class Windows {
  static final int SAMPLES = 64_000;
  private static final int RATE_HZ = 16_000;
  private static final int FRAME = 400;
  private static final double GAP_SECONDS = 0.1;

  /** Two minutes are heard whole. */
  private static final int ALL_OF_FIRST = 30;

  private static final int ONE_IN = 4;

  /** A frame of digital silence, in dB of full scale; nothing quieter is told apart. */
  private static final double FLOOR_DB = -90;

  private final Ear ear;
  private final float[] pending = new float[SAMPLES];
  private int filled;
  private long complete;
  private double from;

  Windows(Ear ear) {
    this.ear = ear;
  }

  /** Takes whole windows; the array is used again. */
  interface Ear {
    void hear(double fromSeconds, float[] samples, double rangeDb);
  }

  void add(double fromSeconds, float[] samples) {
    double expected = from + filled / (double) RATE_HZ;
    if (filled == 0 || Math.abs(fromSeconds - expected) > GAP_SECONDS) {
      filled = 0;
      from = fromSeconds;
    }
    for (int at = 0; at < samples.length; ) {
      int count = Math.min(samples.length - at, SAMPLES - filled);
      System.arraycopy(samples, at, pending, filled, count);
      at += count;
      filled += count;
      if (filled == SAMPLES) {
        end();
      }
    }
  }

  private void end() {
    if (complete < ALL_OF_FIRST || complete % ONE_IN == 0) {
      ear.hear(from, pending, rangeDb(pending));
    }
    complete++;
    filled = 0;
    from += SAMPLES / (double) RATE_HZ;
  }

  /** How far the loud frames of 25 ms lie above the quiet ones, in dB: small in noise. */
  static double rangeDb(float[] samples) {
    double[] levels = new double[samples.length / FRAME];
    for (int i = 0; i < levels.length; i++) {
      double sum = 0;
      for (int k = i * FRAME; k < (i + 1) * FRAME; k++) {
        sum += samples[k] * samples[k];
      }
      levels[i] = Math.max(FLOOR_DB, 10 * Math.log10(sum / FRAME + 1e-12));
    }
    Arrays.sort(levels);
    return levels[levels.length * 9 / 10] - levels[levels.length / 10];
  }
}
