package io.throughline.inference.media;

/** One picture, upright and with square pixels. */
public final class Frame {
  private final int index;
  private final double seconds;
  private final int width;
  private final int height;
  private final byte[] rgb; // [height][width][3] RGB in 0..255, row by row, without padding

  /**
   * Takes the array as it is, without a copy.
   *
   * @param index 0 for the first picture handed out
   * @param seconds from the start of the recording
   * @param width pixels
   * @param height pixels
   * @param rgb [height][width][3] RGB in 0..255
   */
  public Frame(int index, double seconds, int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException("the array does not fit the size");
    }
    this.index = index;
    this.seconds = seconds;
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /** The same picture under another number; the pixels are shared. */
  public Frame numbered(int other) {
    return new Frame(other, seconds, width, height, rgb);
  }

  public int index() {
    return index;
  }

  public double seconds() {
    return seconds;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** [height][width][3] RGB in 0..255, row by row, without padding; not a copy. */
  public byte[] rgb() {
    return rgb;
  }

  /**
   * Means of the green channel, 0 to 255, of every other pixel each way.
   *
   * @return [rows][columns], row by row; 0 where a cell holds no pixel
   */
  public float[] greenMeans(int rows, int columns) {
    float[] means = new float[rows * columns];
    int[] counts = new int[rows * columns];
    for (int y = 0; y < height; y += 2) {
      int row = y * rows / height * columns;
      for (int x = 0; x < width; x += 2) {
        int cell = row + x * columns / width;
        means[cell] += rgb[(y * width + x) * 3 + 1] & 0xff;
        counts[cell]++;
      }
    }
    for (int cell = 0; cell < means.length; cell++) {
      means[cell] /= Math.max(1, counts[cell]);
    }
    return means;
  }
}
