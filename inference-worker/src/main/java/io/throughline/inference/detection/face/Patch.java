package io.throughline.inference.detection.face;

import io.throughline.inference.media.Frame;

/**
 * The form in which a model wants a piece of a picture: planes of {@code (value - offset) * scale},
 * values 0 to 255. What lies outside of the frame becomes 0.
 *
 * @param width pixels
 * @param height pixels
 */
public record Patch(int width, int height, Channels channels, float offset, float scale) {
  /** The order of the planes. */
  public enum Channels {
    RGB,
    BGR,
    GREY
  }

  /**
   * Cuts the patch out of a frame, bilinear.
   *
   * @param toFrame maps the patch's pixels into the frame
   * @return [planes, height, width]
   */
  public float[] cut(Frame frame, Affine toFrame) {
    int planes = channels == Channels.GREY ? 1 : 3;
    float[] out = new float[planes * width * height];
    float[] rgb = new float[3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (sample(frame, toFrame.x(x, y), toFrame.y(x, y), rgb)) {
          put(out, y * width + x, rgb);
        }
      }
    }
    return out;
  }

  private void put(float[] out, int at, float[] rgb) {
    if (channels == Channels.GREY) {
      // ITU-R BT.601 luma.
      float grey = 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2];
      out[at] = (grey - offset) * scale;
      return;
    }
    for (int plane = 0; plane < 3; plane++) {
      out[plane * width * height + at] =
          (rgb[channels == Channels.BGR ? 2 - plane : plane] - offset) * scale;
    }
  }

  private static boolean sample(Frame frame, double x, double y, float[] rgb) {
    if (!(x > -1 && y > -1 && x < frame.width() && y < frame.height())) {
      return false;
    }
    int left = Math.clamp((int) Math.floor(x), 0, frame.width() - 1);
    int top = Math.clamp((int) Math.floor(y), 0, frame.height() - 1);
    int right = Math.min(left + 1, frame.width() - 1);
    int bottom = Math.min(top + 1, frame.height() - 1);
    float fx = (float) Math.clamp(x - left, 0, 1);
    float fy = (float) Math.clamp(y - top, 0, 1);
    byte[] pixels = frame.rgb();
    int row0 = top * frame.width();
    int row1 = bottom * frame.width();
    for (int c = 0; c < 3; c++) {
      float p00 = pixels[(row0 + left) * 3 + c] & 0xff;
      float p01 = pixels[(row0 + right) * 3 + c] & 0xff;
      float p10 = pixels[(row1 + left) * 3 + c] & 0xff;
      float p11 = pixels[(row1 + right) * 3 + c] & 0xff;
      float upper = p00 + (p01 - p00) * fx;
      float lower = p10 + (p11 - p10) * fx;
      rgb[c] = upper + (lower - upper) * fy;
    }
    return true;
  }
}
