package io.throughline.inference.detection.face;

/**
 * An affine map of the plane: {@code x' = xx * x + xy * y + x0}, {@code y' = yx * x + yy * y + y0},
 * in pixels whose centres have whole coordinates.
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
  /** Maps a patch of that size onto a rectangle, edges onto edges. */
  public static Affine onto(FaceBox rectangle, int width, int height) {
    double sx = rectangle.width() / width;
    double sy = rectangle.height() / height;
    return new Affine(
        sx, 0, rectangle.left() + 0.5 * sx - 0.5, 0, sy, rectangle.top() + 0.5 * sy - 0.5);
  }

  /** This map after another that scales pixels and then shifts their edges. */
  Affine after(double scale, double left, double top) {
    double shiftX = left + 0.5 * scale - 0.5;
    double shiftY = top + 0.5 * scale - 0.5;
    return new Affine(
        xx * scale, xy * scale, x(shiftX, shiftY), yx * scale, yy * scale, y(shiftX, shiftY));
  }

  /** The x coordinate of the image of a point. */
  public double x(double x, double y) {
    return xx * x + xy * y + x0;
  }

  /** The y coordinate of the image of a point. */
  public double y(double x, double y) {
    return yx * x + yy * y + y0;
  }
}
