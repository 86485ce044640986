package io.throughline.inference.detection.lipsync;

import io.throughline.inference.detection.voice.Fft;
import java.util.Map;
import java.util.TreeMap;

/** How loud a recording is between 1 and 3.4 kHz, where speech follows the lips best. */
final class Loudness {
  private static final int SIZE = 512;
  private static final int STEP = 320;
  private static final double RATE_HZ = 16_000;

  /** Where a window's loudness belongs, from its first sample on. */
  private static final double MIDDLE_SECONDS = 160 / RATE_HZ;

  private static final int FROM_BIN = 32;
  private static final int TO_BIN = 109;
  private static final double GAP_SECONDS = 0.1;

  private final Fft fft = new Fft(SIZE);
  private final double[] window = new double[SIZE];
  private final TreeMap<Double, Double> log = new TreeMap<>();
  private int filled;
  private double ends;

  /**
   * Hears more sound.
   *
   * @param fromSeconds when the first sample sounds; a jump is a gap in the recording
   * @param samples 16 kHz mono in [-1, 1]
   */
  void add(double fromSeconds, float[] samples) {
    if (Math.abs(fromSeconds - ends) > GAP_SECONDS) {
      filled = 0;
    }
    double at = fromSeconds;
    for (float sample : samples) {
      window[filled++] = sample;
      at += 1 / RATE_HZ;
      if (filled == SIZE) {
        log.put(at - SIZE / RATE_HZ + MIDDLE_SECONDS, power());
        System.arraycopy(window, STEP, window, 0, SIZE - STEP);
        filled = SIZE - STEP;
      }
    }
    ends = at;
  }

  private double power() {
    double[] shaped = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      shaped[i] = window[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / (SIZE - 1)));
    }
    double[] bins = fft.power(shaped);
    double sum = 0;
    for (int i = FROM_BIN; i < TO_BIN; i++) {
      sum += bins[i];
    }
    return Math.log(sum / (TO_BIN - FROM_BIN) + 1e-6);
  }

  /** The natural logarithm of the power at that moment; the lowest there is where nothing was. */
  double at(double seconds) {
    Map.Entry<Double, Double> before = log.floorEntry(seconds);
    Map.Entry<Double, Double> after = log.ceilingEntry(seconds);
    if (before == null || after == null) {
      return Math.log(1e-6);
    }
    double run = after.getKey() - before.getKey();
    double share = run == 0 ? 0 : (seconds - before.getKey()) / run;
    return before.getValue() + share * (after.getValue() - before.getValue());
  }
}
