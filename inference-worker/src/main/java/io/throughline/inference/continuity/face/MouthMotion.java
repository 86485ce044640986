package io.throughline.inference.continuity.face;

import io.throughline.contracts.detection.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whose mouth moves when: opening of the lips above the person's own resting opening, in eye
 * distances, sampled frame by frame. Two samples are told apart by the rank-sum test; what it does
 * not show clearly is not shown.
 */
final class MouthMotion {
  /** Standard deviations of the rank sum; by chance one in a hundred and sixty. */
  private static final double CLEAR = 2.5;

  /** Where other evidence has already pointed the same way, one in forty will do. */
  private static final double LIKELY = 2;

  /** Fewer frames than this show nothing. */
  private static final int FEWEST = 6;

  /** Lips move at least this much in speech; landmarks jitter by less. */
  private static final double LEAST_OPENING = 0.015;

  /** A mouth that speaks moves at least this many times as much as one that listens. */
  private static final double LEAST_RATIO = 2;

  /** Share of a mouth's own frames below which it rests. */
  private static final double RESTING = 0.1;

  private MouthMotion() {}

  /** How one person's mouth stood in the frames within some stretches. */
  static double[] within(FaceTrack person, List<Segment> stretches) {
    return openings(person, stretches, true);
  }

  /** How one person's mouth stood in all other frames. */
  static double[] outside(FaceTrack person, List<Segment> stretches) {
    return openings(person, stretches, false);
  }

  private static double[] openings(FaceTrack person, List<Segment> stretches, boolean inside) {
    double[] all = person.faces().stream().mapToDouble(ObservedFace::mouth).sorted().toArray();
    double rest = all.length == 0 ? 0 : all[(int) (RESTING * (all.length - 1))];
    return person.faces().stream()
        .filter(face -> covers(stretches, face.seconds()) == inside)
        .mapToDouble(face -> Math.max(0, face.mouth() - rest))
        .toArray();
  }

  static boolean covers(List<Segment> stretches, double seconds) {
    return stretches.stream().anyMatch(s -> seconds >= s.from() && seconds <= s.to());
  }

  /** Whether a mouth that stood like this may have been speaking. */
  static boolean speaks(double[] mouth) {
    return mouth.length >= FEWEST && Arrays.stream(mouth).average().orElse(0) >= LEAST_OPENING;
  }

  /** Whether the first mouth clearly moves more than the second. */
  static boolean clearlyMore(double[] one, double[] other) {
    return more(one, other, CLEAR);
  }

  /** Whether it moves more, or the other sample is too small to speak against it. */
  static boolean notAgainst(double[] one, double[] other) {
    return other.length < FEWEST || more(one, other, LIKELY);
  }

  private static boolean more(double[] one, double[] other, double deviations) {
    if (one.length < FEWEST || other.length < FEWEST) {
      return false;
    }
    double here = Arrays.stream(one).average().orElse(0);
    double there = Arrays.stream(other).average().orElse(0);
    return here >= LEAST_OPENING
        && here >= LEAST_RATIO * there
        && deviation(one, other) >= deviations;
  }

  /** Rank sum of the first sample in standard deviations from what chance would give. */
  static double deviation(double[] one, double[] other) {
    double wins = 0;
    for (double a : one) {
      for (double b : other) {
        wins += a > b ? 1 : 0;
        wins += a == b ? 0.5 : 0;
      }
    }
    double pairs = (double) one.length * other.length;
    return (wins - pairs / 2) / Math.sqrt(pairs * (one.length + other.length + 1) / 12);
  }

  /** When a person is seen: from each face to half a sampling step around it. */
  static List<Segment> presence(FaceTrack person, double stepSeconds) {
    List<Segment> spans = new ArrayList<>();
    for (ObservedFace face : person.faces()) {
      double from = Math.max(0, face.seconds() - stepSeconds / 2);
      boolean continues = !spans.isEmpty() && from - spans.getLast().to() <= stepSeconds / 2;
      Segment before = continues ? spans.removeLast() : new Segment(from, from, 1);
      spans.add(new Segment(before.from(), face.seconds() + stepSeconds / 2, 1));
    }
    return spans;
  }
}
