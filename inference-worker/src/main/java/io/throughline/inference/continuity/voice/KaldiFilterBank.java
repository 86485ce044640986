package io.throughline.inference.continuity.voice;

import io.throughline.inference.detection.voice.Fft;

/**
 * Natural logarithm of 80 mel bands from 20 Hz to 8 kHz at 16 kHz as Kaldi takes them: frames of
 * 400 samples every 160, without their mean, pre-emphasis 0.97, Povey's window, transform of 512;
 * each band then without its mean over the sound.
 */
final class KaldiFilterBank {
  static final int BANDS = 80;
  private static final int SIZE = 512;
  private static final int WINDOW = 400;
  private static final int HOP = 160;
  private static final double RATE_HZ = 16_000;
  private static final double LOWEST_HZ = 20;
  private static final double PRE_EMPHASIS = 0.97;
  private static final double FLOOR = 1.1920929e-7;

  /** Kaldi counts samples as 16-bit numbers. */
  private static final double FULL_SCALE = 32_768;

  private final Fft fft = new Fft(SIZE);
  private final double[] window = new double[WINDOW];
  private final double[][] bands = new double[BANDS][SIZE / 2];

  KaldiFilterBank() {
    for (int i = 0; i < WINDOW; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (WINDOW - 1));
      window[i] = Math.pow(hann, 0.85);
    }
    double lowest = toMel(LOWEST_HZ);
    double step = (toMel(RATE_HZ / 2) - lowest) / (BANDS + 1);
    for (int band = 0; band < BANDS; band++) {
      double low = lowest + band * step;
      for (int bin = 0; bin < SIZE / 2; bin++) {
        double at = (toMel(bin * RATE_HZ / SIZE) - low) / step;
        bands[band][bin] = Math.max(0, Math.min(at, 2 - at));
      }
    }
  }

  /**
   * The bands.
   *
   * @param sound 16 kHz mono in [-1, 1]
   * @return [frames * 80], frame after frame; empty for less than 400 samples
   */
  float[] of(float[] sound) {
    int frames = sound.length < WINDOW ? 0 : 1 + (sound.length - WINDOW) / HOP;
    float[] out = new float[frames * BANDS];
    for (int frame = 0; frame < frames; frame++) {
      double[] power = fft.power(frame(sound, frame * HOP));
      for (int band = 0; band < BANDS; band++) {
        double energy = 0;
        for (int bin = 0; bin < SIZE / 2; bin++) {
          energy += power[bin] * bands[band][bin];
        }
        out[frame * BANDS + band] = (float) Math.log(Math.max(energy, FLOOR));
      }
    }
    centre(out, frames);
    return out;
  }

  private double[] frame(float[] sound, int from) {
    double mean = 0;
    for (int i = 0; i < WINDOW; i++) {
      mean += sound[from + i] / (double) WINDOW;
    }
    double[] frame = new double[SIZE];
    double before = sound[from] - mean;
    for (int i = 0; i < WINDOW; i++) {
      double now = sound[from + i] - mean;
      frame[i] = FULL_SCALE * (now - PRE_EMPHASIS * before) * window[i];
      before = now;
    }
    return frame;
  }

  private static void centre(float[] out, int frames) {
    for (int band = 0; band < BANDS; band++) {
      double mean = 0;
      for (int frame = 0; frame < frames; frame++) {
        mean += out[frame * BANDS + band] / (double) frames;
      }
      for (int frame = 0; frame < frames; frame++) {
        out[frame * BANDS + band] -= (float) mean;
      }
    }
  }

  private static double toMel(double hz) {
    return 1127 * Math.log(1 + hz / 700);
  }
}
