package io.throughline.inference.detection.face;

import java.util.List;

/** The 68 points of a face in iBUG order, in pixels of its frame. */
public record Landmarks(List<Point> points) {
  /** How many there are. */
  public static final int COUNT = 68;

  public Landmarks {
    points = List.copyOf(points);
    if (points.size() != COUNT) {
      throw new IllegalArgumentException("not 68 landmarks");
    }
  }

  /** A point in a frame, in pixels. */
  public record Point(double x, double y) {}

  /** Middle of the eye on the left side of the picture. */
  public Point leftEye() {
    return mean(36, 42);
  }

  /** Middle of the eye on the right side of the picture. */
  public Point rightEye() {
    return mean(42, 48);
  }

  /** Eyes, tip of the nose, corners of the mouth: the points that faces are aligned by. */
  public List<Point> five() {
    return List.of(leftEye(), rightEye(), points.get(30), points.get(48), points.get(54));
  }

  /** How far the five points lie from others on average (root mean square), in eye distances. */
  public double distance(List<Point> others) {
    List<Point> five = five();
    double squares = 0;
    for (int i = 0; i < five.size(); i++) {
      double x = five.get(i).x() - others.get(i).x();
      double y = five.get(i).y() - others.get(i).y();
      squares += (x * x + y * y) / five.size();
    }
    return Math.sqrt(squares) / Math.max(1e-6, eyeDistance());
  }

  /** Distance between the eyes in pixels. */
  public double eyeDistance() {
    return Math.hypot(rightEye().x() - leftEye().x(), rightEye().y() - leftEye().y());
  }

  /** Tip of the nose. */
  public Point nose() {
    return points.get(30);
  }

  /** How far the inner lips are apart, in eye distances: 0 closed, about 0.1 to 0.4 in speech. */
  public double mouth() {
    double apart = 0;
    for (int i = 0; i < 3; i++) {
      Point upper = points.get(61 + i);
      Point lower = points.get(67 - i);
      apart += Math.hypot(upper.x() - lower.x(), upper.y() - lower.y()) / 3;
    }
    return apart / Math.max(1e-6, eyeDistance());
  }

  /**
   * How far the tip of the nose is off the middle of the face, along the line of the eyes, in eye
   * distances: 0 from the front, about 0.5 for a head turned by 45 degrees.
   */
  public double turn() {
    return Math.abs(sideways());
  }

  /** As {@link #turn}, positive towards the right side of the picture. */
  public double sideways() {
    Point left = leftEye();
    Point right = rightEye();
    double distance = Math.max(1e-6, eyeDistance());
    double alongX = (right.x() - left.x()) / distance;
    double alongY = (right.y() - left.y()) / distance;
    Point nose = points.get(30);
    double offX = nose.x() - (left.x() + right.x()) / 2;
    double offY = nose.y() - (left.y() + right.y()) / 2;
    return (offX * alongX + offY * alongY) / distance;
  }

  /** How far the lids are apart by the width of the eye, mean of both: about 0.3 open. */
  public double eyes() {
    return (eye(36) + eye(42)) / 2;
  }

  private double eye(int corner) {
    double width = apart(corner, corner + 3);
    return (apart(corner + 1, corner + 5) + apart(corner + 2, corner + 4))
        / (2 * Math.max(1e-6, width));
  }

  private double apart(int one, int other) {
    Point a = points.get(one);
    Point b = points.get(other);
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  private Point mean(int from, int to) {
    List<Point> some = points.subList(from, to);
    return new Point(
        some.stream().mapToDouble(Point::x).average().orElseThrow(),
        some.stream().mapToDouble(Point::y).average().orElseThrow());
  }
}
