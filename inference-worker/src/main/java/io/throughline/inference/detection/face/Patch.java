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
    int plane = width * height;
    float[] out = new float[channels == Channels.GREY ? plane : 3 * plane];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromX = toFrame.x(x, y);
        double fromY = toFrame.y(x, y);
        if (fromX > -1 && fromY > -1 && fromX < frame.width() && fromY < frame.height()) {
          put(out, y * width + x, frame, Between.of(frame, fromX, fromY));
        }
      }
    }
    return out;
  }

  /**
   * A point between four pixels; lives within one loop only, so that the compiler makes no object.
   *
   * @param topLeft offset of the pixel's red in the frame; the others likewise
   * @param right share of the two pixels on the right, 0 to 1
   * @param bottom share of the two pixels below, 0 to 1
   */
  private record Between(
      int topLeft, int topRight, int bottomLeft, int bottomRight, float right, float bottom) {

    /** Casting rounds towards zero, which also moves what lies left of the first pixel onto it. */
    static Between of(Frame frame, double x, double y) {
      int left = Math.min((int) x, frame.width() - 1);
      int top = Math.min((int) y, frame.height() - 1);
      int next = left + 1 < frame.width() ? 3 : 0;
      int here = (top * frame.width() + left) * 3;
      int below = top + 1 < frame.height() ? here + 3 * frame.width() : here;
      float right = (float) Math.max(0, x - left);
      float bottom = (float) Math.max(0, y - top);
      return new Between(here, here + next, below, below + next, right, bottom);
    }

    float value(byte[] pixels, int channel) {
      float p00 = pixels[topLeft + channel] & 0xff;
      float p01 = pixels[topRight + channel] & 0xff;
      float p10 = pixels[bottomLeft + channel] & 0xff;
      float p11 = pixels[bottomRight + channel] & 0xff;
      float upper = p00 + (p01 - p00) * right;
      float lower = p10 + (p11 - p10) * right;
      return upper + (lower - upper) * bottom;
    }
  }

  private void put(float[] out, int at, Frame frame, Between point) {
    byte[] pixels = frame.rgb();
    float red = point.value(pixels, 0);
    float green = point.value(pixels, 1);
    float blue = point.value(pixels, 2);
    int plane = width * height;
    switch (channels) {
      // ITU-R BT.601 luma.
      case GREY -> out[at] = (0.299f * red + 0.587f * green + 0.114f * blue - offset) * scale;
      case RGB -> {
        out[at] = (red - offset) * scale;
        out[plane + at] = (green - offset) * scale;
        out[2 * plane + at] = (blue - offset) * scale;
      }
      case BGR -> {
        out[at] = (blue - offset) * scale;
        out[plane + at] = (green - offset) * scale;
        out[2 * plane + at] = (red - offset) * scale;
      }
    }
  }
}
