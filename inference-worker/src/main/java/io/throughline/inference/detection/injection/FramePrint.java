package io.throughline.inference.detection.injection;

import io.throughline.inference.media.Frame;

/** A picture made so small that coding noise is gone and any movement of a person still shows. */
final class FramePrint {
  static final int COLUMNS = 32;
  static final int ROWS = 24;
  // Every other pixel is enough for a mean.
  private static final int STRIDE = 2;

  private final double seconds;
  private final float[] light; // [ROWS][COLUMNS] mean of the green channel in 0..255, row by row

  FramePrint(double seconds, float[] light) {
    this.seconds = seconds;
    this.light = light;
  }

  /** From the start of the recording. */
  double seconds() {
    return seconds;
  }

  static FramePrint of(Frame frame) {
    float[] sums = new float[ROWS * COLUMNS];
    int[] counts = new int[ROWS * COLUMNS];
    byte[] rgb = frame.rgb();
    for (int y = 0; y < frame.height(); y += STRIDE) {
      int row = y * ROWS / frame.height() * COLUMNS;
      for (int x = 0; x < frame.width(); x += STRIDE) {
        int cell = row + x * COLUMNS / frame.width();
        sums[cell] += rgb[(y * frame.width() + x) * 3 + 1] & 0xff;
        counts[cell]++;
      }
    }
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] /= Math.max(1, counts[cell]);
    }
    return new FramePrint(frame.seconds(), sums);
  }

  /** Mean difference of the cells, 0 to 255. */
  double distance(FramePrint other) {
    float sum = 0;
    for (int cell = 0; cell < light.length; cell++) {
      sum += Math.abs(light[cell] - other.light[cell]);
    }
    return sum / light.length;
  }

  /** Difference of the cell that differs most, 0 to 255. */
  double largest(FramePrint other) {
    float most = 0;
    for (int cell = 0; cell < light.length; cell++) {
      most = Math.max(most, Math.abs(light[cell] - other.light[cell]));
    }
    return most;
  }
}
