package io.throughline.inference.detection.presentation;

import io.throughline.inference.detection.voice.Fft;

/**
 * Natural logarithm of the power of tiles of 128 by 128 pixels, [128 frequencies down, wrapped][65
 * across]; a grid that the camera sampled stands out of it as a narrow peak.
 */
final class TileSpectrum {
  static final int TILE = 128;
  private static final int BINS = TILE / 2 + 1;

  /** Radii between which a peak counts, in cycles by tile: below lies the picture itself. */
  private static final double FROM = 14;

  private static final double TO = 58;
  private static final int HIGHEST = 59;

  /** Frequencies this near to an axis also come from the blocks of codecs. */
  private static final int AXIS = 2;

  private static final int[] RINGS = {6, 14, 26, 40, 58};
  private static final Fft FFT = new Fft(TILE);
  private static final double[] HANN = hann();

  private final double[] log;

  private TileSpectrum(double[] log) {
    this.log = log;
  }

  private static double[] hann() {
    double[] window = new double[TILE];
    for (int i = 0; i < TILE; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / TILE);
    }
    return window;
  }

  /** The spectrum of the tile with its upper left corner there, all of which is in the plane. */
  static TileSpectrum of(Plane plane, int left, int top) {
    double mean = mean(plane, left, top);
    double[][] re = new double[BINS][TILE];
    double[][] im = new double[BINS][TILE];
    for (int y = 0; y < TILE; y++) {
      double[] real = new double[TILE];
      double[] imaginary = new double[TILE];
      for (int x = 0; x < TILE; x++) {
        real[x] = (plane.at(left + x, top + y) - mean) * HANN[x] * HANN[y];
      }
      FFT.transform(real, imaginary);
      for (int bin = 0; bin < BINS; bin++) {
        re[bin][y] = real[bin];
        im[bin][y] = imaginary[bin];
      }
    }
    double[] log = new double[TILE * BINS];
    for (int bin = 0; bin < BINS; bin++) {
      FFT.transform(re[bin], im[bin]);
      for (int down = 0; down < TILE; down++) {
        double power = re[bin][down] * re[bin][down] + im[bin][down] * im[bin][down];
        log[down * BINS + bin] = Math.log(power + 1);
      }
    }
    return new TileSpectrum(log);
  }

  private static double mean(Plane plane, int left, int top) {
    double sum = 0;
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        sum += plane.at(left + x, top + y);
      }
    }
    return sum / (TILE * TILE);
  }

  /** The mean of some. */
  static TileSpectrum mean(java.util.List<TileSpectrum> some) {
    double[] sum = new double[TILE * BINS];
    for (TileSpectrum one : some) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one.log[i] / some.size();
      }
    }
    return new TileSpectrum(sum);
  }

  /** The highest peaks, in natural logarithms above the ring around them. */
  record Peaks(double off, double axis) {}

  /** The highest peak away from the axes, and the highest near to them. */
  Peaks peaks() {
    double[] near = sums(1);
    double[] middle = sums(2);
    double[] far = sums(5);
    double off = Double.NEGATIVE_INFINITY;
    double axis = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < TILE; row++) {
      int down = row < TILE / 2 ? row : row - TILE;
      for (int across = 1; across <= HIGHEST; across++) {
        double radius = Math.hypot(across, down);
        if (radius < FROM || radius > TO || Math.abs(down) > HIGHEST) {
          continue;
        }
        int i = row * BINS + across;
        double contrast = near[i] / 9 - (far[i] - middle[i]) / 96;
        if (across > AXIS && Math.abs(down) > AXIS) {
          off = Math.max(off, contrast);
        } else {
          axis = Math.max(axis, contrast);
        }
      }
    }
    return new Peaks(off, axis);
  }

  /** Sums over squares of that half side: wrapped downwards, mirrored across. */
  private double[] sums(int half) {
    double[] columns = new double[log.length];
    for (int row = 0; row < TILE; row++) {
      for (int d = -half; d <= half; d++) {
        int from = Math.floorMod(row + d, TILE) * BINS;
        for (int bin = 0; bin < BINS; bin++) {
          columns[row * BINS + bin] += log[from + bin];
        }
      }
    }
    double[] sums = new double[log.length];
    for (int row = 0; row < TILE; row++) {
      for (int bin = 0; bin < BINS; bin++) {
        for (int d = -half; d <= half; d++) {
          int at = Math.abs(bin + d);
          sums[row * BINS + bin] += columns[row * BINS + (at < BINS ? at : 2 * (BINS - 1) - at)];
        }
      }
    }
    return sums;
  }

  /** How much less there is in three rings outwards than in the innermost, in logarithms. */
  double[] slope() {
    double[] sum = new double[RINGS.length - 1];
    int[] count = new int[sum.length];
    for (int row = 0; row < TILE; row++) {
      int down = row < TILE / 2 ? row : row - TILE;
      for (int across = 1; across < BINS; across++) {
        double radius = Math.hypot(across, down);
        for (int ring = 0; ring < sum.length; ring++) {
          if (radius >= RINGS[ring] && radius < RINGS[ring + 1]) {
            sum[ring] += log[row * BINS + across];
            count[ring]++;
          }
        }
      }
    }
    double[] slope = new double[sum.length - 1];
    for (int ring = 0; ring < slope.length; ring++) {
      slope[ring] = sum[ring + 1] / count[ring + 1] - sum[0] / count[0];
    }
    return slope;
  }
}
