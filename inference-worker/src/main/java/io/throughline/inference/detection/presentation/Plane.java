package io.throughline.inference.detection.presentation;

import io.throughline.inference.media.Frame;
import java.util.Arrays;

/**
 * One number for each pixel of a frame, row by row.
 *
 * @param values [height][width]
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one look, never compared
record Plane(int width, int height, double[] values) {
  /** ITU-R BT.601 luma, 0 to 255. */
  static Plane luma(Frame frame) {
    return of(frame, 0.299, 0.587, 0.114);
  }

  /** Green against red and blue, where the stripes of a screen show best: -255 to 255. */
  static Plane fringe(Frame frame) {
    return of(frame, -0.5, 1, -0.5);
  }

  private static Plane of(Frame frame, double red, double green, double blue) {
    byte[] rgb = frame.rgb();
    double[] values = new double[frame.width() * frame.height()];
    for (int i = 0; i < values.length; i++) {
      int r = rgb[3 * i] & 0xff;
      int g = rgb[3 * i + 1] & 0xff;
      int b = rgb[3 * i + 2] & 0xff;
      values[i] = red * r + green * g + blue * b;
    }
    return new Plane(frame.width(), frame.height(), values);
  }

  double mean() {
    return Arrays.stream(values).average().orElse(0);
  }

  double at(int x, int y) {
    return values[y * width + x];
  }

  /** The same with rows and columns exchanged. */
  Plane transposed() {
    double[] turned = new double[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[x * height + y] = at(x, y);
      }
    }
    return new Plane(height, width, turned);
  }
}
