package io.throughline.inference.detection.document;

import io.throughline.inference.detection.document.text.TextLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How lines of text lie to one another. */
final class TextLines {
  /** Cosine of the angle between lines that run the same way. */
  private static final double PARALLEL = 0.99;

  private TextLines() {}

  /** Joins pieces that follow one another on one line: a row of fillers is often torn off. */
  static List<TextLine> joined(List<TextLine> lines) {
    List<TextLine> left = new ArrayList<>(lines);
    left.sort(Comparator.comparingDouble(TextLine::length).reversed());
    for (int at = 0; at < left.size(); at++) {
      int piece = piece(left, at);
      while (piece >= 0) {
        TextLine other = left.remove(piece);
        TextLine base = left.get(at);
        double middle = base.along(other.x(), other.y());
        double from = Math.min(base.from(), middle - other.length() / 2);
        double to = Math.max(base.to(), middle + other.length() / 2);
        left.set(at, base.between(from, to));
        piece = piece(left, at);
      }
    }
    return left;
  }

  private static int piece(List<TextLine> lines, int at) {
    for (int i = at + 1; i < lines.size(); i++) {
      if (continues(lines.get(at), lines.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean continues(TextLine base, TextLine other) {
    double off = base.across(other.x(), other.y()) - base.across(base.x(), base.y());
    double apart =
        Math.abs(base.along(other.x(), other.y()) - base.along(base.x(), base.y()))
            - (base.length() + other.length()) / 2;
    return base.length() > 4 * base.height()
        && Math.abs(off) < 0.4 * base.height()
        && apart < 2.5 * base.height()
        && alikeHigh(base, other);
  }

  private static boolean alikeHigh(TextLine a, TextLine b) {
    double ratio = a.height() / b.height();
    return ratio > 0.6 && ratio < 1.7;
  }

  /** Whether two lines stand one right over the other. */
  static boolean neighbours(TextLine a, TextLine b) {
    double cosine = a.alongX() * b.alongX() + a.alongY() * b.alongY();
    double off = Math.abs(a.across(b.x(), b.y()) - a.across(a.x(), a.y()));
    double middle = a.along(b.x(), b.y());
    double shared =
        Math.min(a.to(), middle + b.length() / 2) - Math.max(a.from(), middle - b.length() / 2);
    return cosine > PARALLEL
        && alikeHigh(a, b)
        && off > 0.5 * a.height()
        && off < 2.4 * a.height()
        && shared > 0.6 * Math.min(a.length(), b.length());
  }

  /**
   * The lines of the zone from its first to its last, each from where the zone begins to where it
   * ends: what the finder missed of one line, it mostly found of another.
   *
   * @param sure that can be of a zone
   * @param all that there are
   */
  static List<TextLine> block(List<TextLine> sure, List<TextLine> all) {
    if (sure.isEmpty()) {
      return List.of();
    }
    TextLine base = sure.getFirst();
    List<TextLine> block = new ArrayList<>();
    for (TextLine line : all) {
      boolean near = sure.stream().anyMatch(one -> neighbours(one, line));
      if (sure.contains(line) || (near && line.length() > 0.7 * base.length())) {
        block.add(line);
      }
    }
    block.sort(Comparator.comparingDouble(line -> base.across(line.x(), line.y())));
    double from = sure.stream().mapToDouble(line -> from(base, line)).min().orElseThrow();
    double to = sure.stream().mapToDouble(line -> to(base, line)).max().orElseThrow();
    return block.stream()
        .map(line -> {
          double shift = line.along(line.x(), line.y()) - base.along(line.x(), line.y());
          return line.between(from + shift, to + shift);
        })
        .toList();
  }

  private static double from(TextLine base, TextLine line) {
    return base.along(line.x(), line.y()) - line.length() / 2;
  }

  private static double to(TextLine base, TextLine line) {
    return base.along(line.x(), line.y()) + line.length() / 2;
  }
}
