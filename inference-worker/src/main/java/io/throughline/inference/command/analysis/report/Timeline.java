package io.throughline.inference.command.analysis.report;

import io.throughline.contracts.detection.Segment;
import java.util.List;
import java.util.Locale;

/** Plots over the length of a recording, as SVG. */
final class Timeline {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 90;

  private final double seconds;

  Timeline(double seconds) {
    this.seconds = Math.max(1e-6, seconds);
  }

  /** A line of probabilities from 0 at the bottom to 1 at the top, dots where there are few. */
  String line(String label, List<Segment> trace) {
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (Segment part : trace) {
      double x = x((part.from() + part.to()) / 2);
      double y = HEIGHT - 4 - part.probability() * (HEIGHT - 8);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      dots.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", x, y));
    }
    return svg(
        label,
        HEIGHT,
        "<line class=\"even\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
                .formatted(WIDTH, HEIGHT / 2, HEIGHT / 2)
            + "<polyline points=\"%s\"/>".formatted(points.toString().strip())
            + (trace.size() <= 200 ? dots.toString() : ""));
  }

  /** Coloured stretches on one band. */
  String ribbon(String label, List<Band> bands) {
    StringBuilder parts = new StringBuilder();
    for (Band band : bands) {
      for (Segment part : band.parts()) {
        double from = x(part.from());
        parts.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"2\" width=\"%.1f\" height=\"20\">"
                    + "<title>%s, %.1f–%.1f s</title></rect>",
                band.style(),
                from,
                Math.max(2, x(part.to()) - from),
                Html.text(band.words()),
                part.from(),
                part.to()));
      }
    }
    return svg(label, 24, parts.toString());
  }

  /** Stretches of one kind. */
  record Band(String style, String words, List<Segment> parts) {}

  private double x(double at) {
    return Math.clamp(at / seconds, 0, 1) * WIDTH;
  }

  private static String svg(String label, int height, String inside) {
    return """
    <svg viewBox="0 0 %d %d" preserveAspectRatio="none" role="img" aria-label="%s">
    <title>%s</title>%s</svg>
    """
        .formatted(WIDTH, height, Html.text(label), Html.text(label), inside);
  }
}
