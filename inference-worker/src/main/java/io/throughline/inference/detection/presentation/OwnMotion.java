package io.throughline.inference.detection.presentation;

import io.throughline.inference.detection.examination.Looks;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.face.Landmarks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How much a face moves by itself: what is left of eyes and mouth once the motion of a plane is
 * taken away, as a hand moves a print or a photograph on a screen. {@code
 * models/training/presentation/motion.py} computes the same.
 */
final class OwnMotion {
  /** Eyes and mouth, iBUG order. */
  private static final int FROM = 36;

  private static final int TO = 68;

  /** Landmarks jitter from frame to frame; within this time they are averaged. */
  private static final double STEP_SECONDS = 0.2;

  private static final double PAUSE_SECONDS = 0.5;
  private static final double LONGEST_SECONDS = 4;

  /** Fewer steps, about a second and a half, show too little of anybody. */
  private static final int LEAST_STEPS = 7;

  private static final double QUANTILE = 0.75;
  private static final int ROUNDS = 2;

  private OwnMotion() {}

  /**
   * The largest of all stretches, in eye distances; empty if none is long enough.
   *
   * @param faces of one person in the order of time
   */
  static OptionalDouble most(List<Sighting> faces) {
    return stretches(faces).stream()
        .map(OwnMotion::steps)
        .filter(steps -> steps.size() >= LEAST_STEPS)
        .mapToDouble(OwnMotion::of)
        .max();
  }

  private static List<List<Sighting>> stretches(List<Sighting> faces) {
    List<List<Sighting>> stretches = new ArrayList<>();
    for (Sighting face : faces) {
      boolean goesOn =
          !stretches.isEmpty()
              && face.seconds() - stretches.getLast().getLast().seconds() <= PAUSE_SECONDS
              && face.seconds() - stretches.getLast().getFirst().seconds() < LONGEST_SECONDS;
      if (!goesOn) {
        stretches.add(new ArrayList<>());
      }
      stretches.getLast().add(face);
    }
    return stretches;
  }

  /** Mean points of each step, x and y in turns. */
  private static List<double[]> steps(List<Sighting> stretch) {
    List<double[]> steps = new ArrayList<>();
    double[] sum = new double[2 * Landmarks.COUNT];
    int count = 0;
    long last = 0;
    for (Sighting face : stretch) {
      long step =
          Math.round(
              Math.floor((face.seconds() - stretch.getFirst().seconds()) / STEP_SECONDS + 1e-6));
      if (step != last) {
        steps.add(mean(sum, count));
        sum = new double[sum.length];
        count = 0;
        last = step;
      }
      List<Landmarks.Point> points = face.landmarks().points();
      for (int i = 0; i < points.size(); i++) {
        sum[2 * i] += points.get(i).x();
        sum[2 * i + 1] += points.get(i).y();
      }
      count++;
    }
    steps.add(mean(sum, count));
    return steps;
  }

  private static double[] mean(double[] sum, int count) {
    return Arrays.stream(sum).map(value -> value / count).toArray();
  }

  /** Of one stretch. */
  static double of(List<double[]> steps) {
    List<double[]> own =
        steps.stream().map(points -> Arrays.copyOfRange(points, 2 * FROM, 2 * TO)).toList();
    double[] onto = own.get(own.size() / 2);
    List<double[]> fitted = own;
    for (int round = 0; round < ROUNDS; round++) {
      double[] model = onto;
      fitted = own.stream().map(points -> PlaneFit.onto(points, model)).toList();
      onto = mean(fitted);
    }
    double[] middle = onto;
    double left =
        Looks.quantile(fitted.stream().mapToDouble(face -> apart(face, middle)), QUANTILE);
    return left / steps.stream().mapToDouble(OwnMotion::eyes).average().orElseThrow();
  }

  private static double[] mean(List<double[]> faces) {
    return IntStream.range(0, faces.getFirst().length)
        .mapToDouble(i -> faces.stream().mapToDouble(face -> face[i]).average().orElseThrow())
        .toArray();
  }

  private static double apart(double[] face, double[] other) {
    double squares = 0;
    for (int i = 0; i < face.length; i++) {
      squares += (face[i] - other[i]) * (face[i] - other[i]);
    }
    return Math.sqrt(squares / (face.length / 2.0));
  }

  /** Distance between the middles of the eyes. */
  private static double eyes(double[] points) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < 6; i++) {
      x += (points[2 * (42 + i)] - points[2 * (36 + i)]) / 6;
      y += (points[2 * (42 + i) + 1] - points[2 * (36 + i) + 1]) / 6;
    }
    return Math.max(1e-6, Math.hypot(x, y));
  }
}
