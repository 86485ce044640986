package io.throughline.inference.detection.voice;

/** Measures whether speech came over a telephone line, which carries nothing above 4 kHz. */
public final class Band {
  private static final int SIZE = 512;
  private static final double BIN_HZ = SpeechDetector.SAMPLE_RATE_HZ / (double) SIZE;

  /**
   * Speech through a wide-band microphone has its fricatives 15 to 35 dB below its vowels; what a
   * resampler leaves of nothing lies far below that.
   */
  private static final double TELEPHONE_DB = -50;

  private Band() {}

  /** Whether speech at 16 kHz lacks the upper half of its spectrum. */
  public static boolean telephone(float[] speech) {
    return upperShareDb(speech) < TELEPHONE_DB;
  }

  /** Power between 4.3 and 7.5 kHz against 0.3 to 3.4 kHz, in dB; very low for silence. */
  static double upperShareDb(float[] speech) {
    Fft fft = new Fft(SIZE);
    double[] frame = new double[SIZE];
    double lower = 0;
    double upper = 0;
    for (int at = 0; at + SIZE <= speech.length; at += SIZE) {
      for (int i = 0; i < SIZE; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE);
        frame[i] = speech[at + i] * window;
      }
      double[] power = fft.power(frame);
      lower += sum(power, 300, 3400);
      upper += sum(power, 4300, 7500);
    }
    return 10 * Math.log10((upper + 1e-20) / (lower + 1e-9));
  }

  private static double sum(double[] power, double fromHz, double toHz) {
    double sum = 0;
    for (int bin = (int) (fromHz / BIN_HZ); bin < toHz / BIN_HZ; bin++) {
      sum += power[bin];
    }
    return sum;
  }
}
