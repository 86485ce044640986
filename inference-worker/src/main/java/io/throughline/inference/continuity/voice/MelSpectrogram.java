package io.throughline.inference.continuity.voice;

import io.throughline.inference.detection.voice.Fft;

/**
 * Logarithm (base 10) of 40 mel bands at 16 kHz: transform of 512 samples, periodic Hamming window
 * of 400 in their middle, every 160 samples, not centred; Slaney's mel scale and area
 * normalisation, as the speaker embedder was trained on.
 */
final class MelSpectrogram {
  static final int BANDS = 40;
  private static final int SIZE = 512;
  private static final int WINDOW = 400;
  private static final int HOP = 160;
  private static final double RATE_HZ = 16_000;
  private static final double FLOOR = 1e-10;

  private final Fft fft = new Fft(SIZE);
  private final double[] window = new double[SIZE];
  private final double[][] bands = new double[BANDS][SIZE / 2 + 1];

  MelSpectrogram() {
    int start = (SIZE - WINDOW) / 2;
    for (int i = 0; i < WINDOW; i++) {
      window[start + i] = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / WINDOW);
    }
    double highest = toMel(RATE_HZ / 2);
    for (int band = 0; band < BANDS; band++) {
      double low = toHz(highest * band / (BANDS + 1));
      double middle = toHz(highest * (band + 1) / (BANDS + 1));
      double high = toHz(highest * (band + 2) / (BANDS + 1));
      for (int bin = 0; bin <= SIZE / 2; bin++) {
        double hz = bin * RATE_HZ / SIZE;
        double rise = (hz - low) / (middle - low);
        double fall = (high - hz) / (high - middle);
        bands[band][bin] = Math.max(0, Math.min(rise, fall)) * 2 / (high - low);
      }
    }
  }

  /** [frames][40] of 16 kHz sound in [-1, 1]. */
  float[][] of(float[] sound) {
    int frames = sound.length < SIZE ? 0 : 1 + (sound.length - SIZE) / HOP;
    float[][] mel = new float[frames][BANDS];
    double[] frame = new double[SIZE];
    for (int f = 0; f < frames; f++) {
      for (int i = 0; i < SIZE; i++) {
        frame[i] = sound[f * HOP + i] * window[i];
      }
      double[] power = fft.power(frame);
      for (int band = 0; band < BANDS; band++) {
        double energy = 0;
        for (int bin = 0; bin < power.length; bin++) {
          energy += power[bin] * bands[band][bin];
        }
        mel[f][band] = (float) Math.log10(energy + FLOOR);
      }
    }
    return mel;
  }

  private static double toMel(double hz) {
    return hz < 1000 ? hz * 3 / 200 : 15 + 27 * Math.log(hz / 1000) / Math.log(6.4);
  }

  private static double toHz(double mel) {
    return mel < 15 ? mel * 200 / 3 : 1000 * Math.exp(Math.log(6.4) / 27 * (mel - 15));
  }
}
