package io.throughline.inference.detection.face;

/**
 * A rectangle in a frame.
 *
 * @param left pixels from the frame's left edge, may be outside of the frame
 * @param score of the detector, 0 to 1
 */
public record FaceBox(double left, double top, double right, double bottom, double score) {
  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  public double area() {
    return Math.max(0, width()) * Math.max(0, height());
  }

  /** Intersection over union, 0 to 1. */
  public double overlap(FaceBox other) {
    double across = Math.min(right, other.right) - Math.max(left, other.left);
    double down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (across <= 0 || down <= 0) {
      return 0;
    }
    double shared = across * down;
    return shared / (area() + other.area() - shared);
  }

  /** The square as high as this box around its middle. */
  public FaceBox square() {
    double middle = (left + right) / 2;
    return new FaceBox(middle - height() / 2, top, middle + height() / 2, bottom, score);
  }

  /**
   * This box made larger around its middle, by less if the frame is too small, and shifted into the
   * frame.
   */
  public FaceBox enlarged(double factor, int frameWidth, int frameHeight) {
    double most =
        Math.min(factor, Math.min((frameWidth - 1) / width(), (frameHeight - 1) / height()));
    double newWidth = width() * most;
    double newHeight = height() * most;
    double newLeft =
        Math.clamp((left + right - newWidth) / 2, 0, Math.max(0, frameWidth - 1 - newWidth));
    double newTop =
        Math.clamp((top + bottom - newHeight) / 2, 0, Math.max(0, frameHeight - 1 - newHeight));
    return new FaceBox(newLeft, newTop, newLeft + newWidth, newTop + newHeight, score);
  }
}
