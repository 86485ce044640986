package io.throughline.inference.detection.document.text;

import java.util.ArrayList;
import java.util.List;

/** Where a picture is text: connected areas of it, each taken for a line along its longer axis. */
final class TextMap {
  private static final float TEXT = 0.3f;

  /** Mean probability that an area needs. */
  private static final double LINE = 0.5;

  private static final int SMALLEST = 20;

  /** The model marks the core of a line; this is how much larger a line is, see {@link #line}. */
  private static final double UNCLIP = 1.6;

  private final float[] text;
  private final int width;
  private final boolean[] seen;

  /**
   * A map.
   *
   * @param text [height, width] probabilities
   */
  TextMap(float[] text, int width) {
    this.text = text;
    this.width = width;
    this.seen = new boolean[text.length];
  }

  /** All lines, from the top. */
  List<TextLine> lines() {
    List<TextLine> lines = new ArrayList<>();
    int[] stack = new int[text.length];
    for (int at = 0; at < text.length; at++) {
      if (!seen[at] && text[at] > TEXT) {
        int size = area(at, stack);
        if (size >= SMALLEST && mean(stack, size) >= LINE) {
          lines.add(line(stack, size));
        }
      }
    }
    return lines;
  }

  /** Gathers an area into the stack, which holds each of its pixels once. */
  private int area(int start, int[] stack) {
    int size = 0;
    seen[start] = true;
    stack[size++] = start;
    for (int next = 0; next < size; next++) {
      int at = stack[next];
      int column = at % width;
      for (int neighbour : new int[] {at - width, at + width, at - 1, at + 1}) {
        boolean wraps = Math.abs(neighbour % width - column) > 1;
        if (neighbour >= 0
            && neighbour < text.length
            && !wraps
            && !seen[neighbour]
            && text[neighbour] > TEXT) {
          seen[neighbour] = true;
          stack[size++] = neighbour;
        }
      }
    }
    return size;
  }

  private int row(int at) {
    return at / width;
  }

  private double mean(int[] area, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += text[area[i]];
    }
    return sum / size;
  }

  /**
   * The rectangle along the principal axis, grown on all sides by area x 1.6 / circumference, as
   * the model was trained for.
   */
  private TextLine line(int[] area, int size) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < size; i++) {
      meanX += (double) (area[i] % width) / size;
      meanY += (double) row(area[i]) / size;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < size; i++) {
      double dx = area[i] % width - meanX;
      double dy = row(area[i]) - meanY;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    // Half the angle whose tangent is 2xy / (xx - yy): between -90 and 90 degrees.
    double angle = Math.atan2(2 * xy, xx - yy) / 2;
    TextLine axis = new TextLine(meanX, meanY, Math.cos(angle), Math.sin(angle), 0, 0);
    return grown(axis, area, size);
  }

  private TextLine grown(TextLine axis, int[] area, int size) {
    double from = Double.MAX_VALUE;
    double to = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      double x = area[i] % width;
      double y = row(area[i]);
      from = Math.min(from, axis.along(x, y));
      to = Math.max(to, axis.along(x, y));
      top = Math.min(top, axis.across(x, y));
      bottom = Math.max(bottom, axis.across(x, y));
    }
    double length = to - from + 1;
    double height = bottom - top + 1;
    double more = length * height * UNCLIP / (2 * (length + height));
    double along = (from + to) / 2;
    double across = (top + bottom) / 2;
    return new TextLine(
        along * axis.alongX() - across * axis.alongY(),
        along * axis.alongY() + across * axis.alongX(),
        axis.alongX(),
        axis.alongY(),
        length + 2 * more,
        height + 2 * more);
  }
}
