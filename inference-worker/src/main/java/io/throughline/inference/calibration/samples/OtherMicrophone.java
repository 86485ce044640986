package io.throughline.inference.calibration.samples;

import java.util.Random;

/**
 * Makes speech sound as if another microphone had recorded it in another room on another day:
 * another balance of low and high, a few early and late echoes, and noise. A simulation: recordings
 * of one person through several channels would be better.
 */
final class OtherMicrophone {
  private static final int RATE_HZ = 16_000;
  private static final int ECHOES = 60;

  /** Time in which echoes fall by 60 dB, seconds. */
  private static final double REVERBERATION = 0.35;

  private static final double LOUDEST_ECHO = 0.25;

  private OtherMicrophone() {}

  /** The same speech; the same seed gives the same microphone and room. */
  static float[] hear(float[] speech, long seed) {
    Random random = new Random(seed);
    float[] heard = echoed(tilted(speech, random), random);
    double signalToNoiseDb = 15 + 15 * random.nextDouble();
    return noisy(heard, signalToNoiseDb, random);
  }

  /** Up to 9 dB more, or 9 dB less, above a corner somewhere between 0.5 and 2.5 kHz. */
  private static float[] tilted(float[] speech, Random random) {
    double cornerHz = 500 + 2000 * random.nextDouble();
    double gain = Math.pow(10, (random.nextDouble() * 18 - 9) / 20) - 1;
    double keep = Math.exp(-2 * Math.PI * cornerHz / RATE_HZ);
    float[] out = new float[speech.length];
    double low = 0;
    for (int i = 0; i < speech.length; i++) {
      low = keep * low + (1 - keep) * speech[i];
      out[i] = (float) (speech[i] + gain * (speech[i] - low));
    }
    return out;
  }

  private static float[] echoed(float[] speech, Random random) {
    float[] out = speech.clone();
    for (int echo = 0; echo < ECHOES; echo++) {
      double seconds = 0.002 + random.nextDouble() * REVERBERATION;
      double fall = Math.pow(10, -3 * seconds / REVERBERATION);
      float gain = (float) (LOUDEST_ECHO * fall * random.nextGaussian());
      int delay = (int) (seconds * RATE_HZ);
      for (int i = delay; i < out.length; i++) {
        out[i] += gain * speech[i - delay];
      }
    }
    return out;
  }

  private static float[] noisy(float[] speech, double signalToNoiseDb, Random random) {
    double squares = 0;
    for (float sample : speech) {
      squares += sample * sample;
    }
    double level = Math.sqrt(squares / speech.length) * Math.pow(10, -signalToNoiseDb / 20);
    float[] out = new float[speech.length];
    for (int i = 0; i < speech.length; i++) {
      out[i] = (float) Math.clamp(speech[i] + level * random.nextGaussian(), -1.0, 1.0);
    }
    return out;
  }
}
