package io.throughline.inference.detection.document.text;

import io.throughline.inference.detection.face.Affine;

/**
 * A line of text in a picture: a rectangle that may lie askew.
 *
 * @param x middle, in pixels
 * @param y middle, in pixels
 * @param alongX unit vector from the first character to the last
 * @param alongY unit vector from the first character to the last
 * @param length pixels along it
 * @param height pixels across it
 */
public record TextLine(
    double x, double y, double alongX, double alongY, double length, double height) {
  /** Where a point is along this line's direction, in pixels. */
  public double along(double px, double py) {
    return px * alongX + py * alongY;
  }

  /** Where a point is across this line's direction, downward of upright text, in pixels. */
  public double across(double px, double py) {
    return py * alongX - px * alongY;
  }

  /** Where its first character begins, along its own direction. */
  public double from() {
    return along(x, y) - length / 2;
  }

  /** Where its last character ends, along its own direction. */
  public double to() {
    return along(x, y) + length / 2;
  }

  /** The same line with text that runs the other way round. */
  public TextLine turned() {
    return new TextLine(x, y, -alongX, -alongY, length, height);
  }

  /** The same line from and up to other places along its direction. */
  public TextLine between(double from, double to) {
    double shift = (from + to) / 2 - along(x, y);
    return new TextLine(x + shift * alongX, y + shift * alongY, alongX, alongY, to - from, height);
  }

  /** The same line, so many times as high. */
  public TextLine higher(double times) {
    return new TextLine(x, y, alongX, alongY, length, height * times);
  }

  /** The same line in a picture so many times as large. */
  public TextLine scaled(double acrossScale, double downScale) {
    return new TextLine(
        (x + 0.5) * acrossScale - 0.5,
        (y + 0.5) * downScale - 0.5,
        alongX,
        alongY,
        length * Math.hypot(alongX * acrossScale, alongY * downScale),
        height * Math.hypot(alongY * acrossScale, alongX * downScale));
  }

  /** Maps an upright patch of that size onto the line. */
  Affine onto(int patchWidth, int patchHeight) {
    double sx = length / patchWidth;
    double sy = height / patchHeight;
    double middleX = (patchWidth - 1) / 2.0;
    double middleY = (patchHeight - 1) / 2.0;
    return new Affine(
        alongX * sx,
        -alongY * sy,
        x - alongX * sx * middleX + alongY * sy * middleY,
        alongY * sx,
        alongX * sy,
        y - alongY * sx * middleX - alongX * sy * middleY);
  }
}
