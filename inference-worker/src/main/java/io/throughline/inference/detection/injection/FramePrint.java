package io.throughline.inference.detection.injection;

import io.throughline.inference.media.Frame;

/** A picture made so small that coding noise is gone and any movement of a person still shows. */
final class FramePrint {
  static final int COLUMNS = 32;
  static final int ROWS = 24;

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
    return new FramePrint(frame.seconds(), frame.greenMeans(ROWS, COLUMNS));
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
