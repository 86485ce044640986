package io.throughline.inference.detection.voice;

/** Spectra of signals by a radix-2 fast Fourier transform. */
public final class Fft {
  private final int size;
  private final int[] reversed;
  private final double[] cos;
  private final double[] sin;

  /**
   * A transform.
   *
   * @param size samples, a power of two
   */
  public Fft(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("the size is a power of two");
    }
    this.size = size;
    reversed = new int[size];
    cos = new double[size / 2];
    sin = new double[size / 2];
    int bits = Integer.numberOfTrailingZeros(size);
    for (int i = 0; i < size; i++) {
      reversed[i] = bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
    }
    for (int i = 0; i < size / 2; i++) {
      cos[i] = Math.cos(-2 * Math.PI * i / size);
      sin[i] = Math.sin(-2 * Math.PI * i / size);
    }
  }

  /**
   * Squared magnitudes.
   *
   * @param frame {@code size} samples
   * @return {@code size / 2 + 1} bins from 0 Hz to half the sample rate
   */
  public double[] power(double[] frame) {
    double[] re = frame.clone();
    double[] im = new double[size];
    transform(re, im);
    double[] power = new double[size / 2 + 1];
    for (int i = 0; i < power.length; i++) {
      power[i] = re[i] * re[i] + im[i] * im[i];
    }
    return power;
  }

  /**
   * The spectrum of complex samples, in place.
   *
   * @param re {@code size} real parts
   * @param im {@code size} imaginary parts
   */
  public void transform(double[] re, double[] im) {
    for (int i = 0; i < size; i++) {
      int other = reversed[i];
      if (other > i) {
        double real = re[i];
        re[i] = re[other];
        re[other] = real;
        double imaginary = im[i];
        im[i] = im[other];
        im[other] = imaginary;
      }
    }
    for (int half = 1; half < size; half *= 2) {
      int step = size / (2 * half);
      for (int start = 0; start < size; start += 2 * half) {
        butterflies(re, im, new Span(start, half, step));
      }
    }
  }

  private record Span(int start, int half, int step) {}

  private void butterflies(double[] re, double[] im, Span span) {
    for (int k = 0; k < span.half(); k++) {
      double c = cos[k * span.step()];
      double s = sin[k * span.step()];
      int even = span.start() + k;
      int odd = even + span.half();
      double r = re[odd] * c - im[odd] * s;
      double i = re[odd] * s + im[odd] * c;
      re[odd] = re[even] - r;
      im[odd] = im[even] - i;
      re[even] += r;
      im[even] += i;
    }
  }
}
