package io.throughline.inference.detection.injection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for stretches that come again, forwards or backwards, and for pictures that stand still.
 *
 * <p>A person who comes back to a pose does not come back to all poses of three seconds in the same
 * order and at the same pace, down to less than what half a second of movement changes.
 */
final class RepeatedFrames {
  /** Prints of a run that must come again together: three seconds. */
  static final int RUN = 6;

  private static final int MOST = 2400;
  private static final double ANCHOR_SECONDS = 0.5;
  private static final double LEAST_LAG_SECONDS = 1.5;
  private static final double BIN_SECONDS = 0.05;
  // Mean light levels of half a second; below it there is no movement to tell a repetition by.
  private static final double LEAST_MOTION = 0.4;
  private static final double LONGEST_GAP_SECONDS = 1.2;
  private static final double FLOOR = 0.02;

  private final TreeMap<Double, FramePrint> prints = new TreeMap<>();

  /**
   * A stretch and its repetition.
   *
   * @param from seconds, where the first one begins
   * @param to seconds, where it ends
   * @param lag seconds from one to the other; the moment about which time turns, if mirrored
   * @param ratio difference of the two by what half a second of movement changes; 0 is the same
   */
  record Repeat(double from, double to, double lag, boolean mirrored, double ratio) {
    /** Higher is more suspicious; from about -1 to 4. */
    double score() {
      return -Math.log(ratio + FLOOR);
    }
  }

  private record Pair(int bin, int anchor, double distance) {}

  void add(FramePrint print) {
    if (prints.size() < MOST) {
      prints.putIfAbsent(print.seconds(), print);
    }
  }

  /** The clearest repetition; empty where there is too little to compare, or no movement. */
  Optional<Repeat> clearest() {
    List<FramePrint> anchors = anchors();
    double[] motion = motion(anchors);
    List<Repeat> found = new ArrayList<>();
    for (boolean mirrored : new boolean[] {false, true}) {
      best(anchors, motion, pairs(anchors, mirrored)).ifPresent(run -> found.add(run.as(mirrored)));
    }
    return found.stream().min(Comparator.comparingDouble(Repeat::ratio));
  }

  /** Nine tenths of the half seconds change no cell by more light levels; empty if too short. */
  Optional<Double> liveliness() {
    List<FramePrint> anchors = anchors();
    if (anchors.size() <= RUN) {
      return Optional.empty();
    }
    double[] changes = new double[anchors.size() - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = anchors.get(i).largest(anchors.get(i + 1));
    }
    Arrays.sort(changes);
    return Optional.of(changes[(int) (0.9 * (changes.length - 1))]);
  }

  // One print for each half second.
  private List<FramePrint> anchors() {
    List<FramePrint> chosen = new ArrayList<>();
    double due = Double.NEGATIVE_INFINITY;
    for (FramePrint print : prints.values()) {
      if (print.seconds() >= due - 1e-3) {
        chosen.add(print);
        due = print.seconds() + ANCHOR_SECONDS;
      }
    }
    return chosen;
  }

  private static double[] motion(List<FramePrint> anchors) {
    double[] motion = new double[anchors.size()];
    for (int i = 0; i < motion.length; i++) {
      int next = Math.min(i + 1, motion.length - 1);
      motion[i] = next == 0 ? 0 : anchors.get(Math.max(0, next - 1)).distance(anchors.get(next));
    }
    return motion;
  }

  // By lag and anchor, the nearest first.
  private List<Pair> pairs(List<FramePrint> anchors, boolean mirrored) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < anchors.size(); i++) {
      FramePrint anchor = anchors.get(i);
      var later = prints.tailMap(anchor.seconds() + LEAST_LAG_SECONDS, true);
      for (FramePrint print : later.values()) {
        double sign = mirrored ? 1 : -1;
        int bin = (int) Math.floor((print.seconds() + sign * anchor.seconds()) / BIN_SECONDS);
        double distance = anchor.distance(print);
        // A lag at the border of two bins must not fall apart.
        pairs.add(new Pair(bin, i, distance));
        pairs.add(new Pair(bin + 1, i, distance));
      }
    }
    pairs.sort(
        Comparator.comparingInt(Pair::bin)
            .thenComparingInt(Pair::anchor)
            .thenComparingDouble(Pair::distance));
    return pairs;
  }

  private record Run(double from, double to, double lag, double ratio) {
    Repeat as(boolean mirrored) {
      return new Repeat(from, to, mirrored ? lag / 2 : lag, mirrored, ratio);
    }
  }

  private static Optional<Run> best(List<FramePrint> anchors, double[] motion, List<Pair> pairs) {
    Optional<Run> best = Optional.empty();
    List<Pair> run = new ArrayList<>();
    for (Pair pair : pairs) {
      Pair last = run.isEmpty() ? pair : run.getLast();
      if (!run.isEmpty() && last.bin() == pair.bin() && last.anchor() == pair.anchor()) {
        continue;
      }
      double gap = anchors.get(pair.anchor()).seconds() - anchors.get(last.anchor()).seconds();
      if (last.bin() != pair.bin() || gap > LONGEST_GAP_SECONDS) {
        run.clear();
      }
      run.add(pair);
      if (run.size() > RUN) {
        run.removeFirst();
      }
      best = nearer(best, measured(anchors, motion, run));
    }
    return best;
  }

  private static Optional<Run> nearer(Optional<Run> one, Optional<Run> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return one.get().ratio() <= other.get().ratio() ? one : other;
  }

  private static Optional<Run> measured(List<FramePrint> anchors, double[] motion, List<Pair> run) {
    double moved = run.stream().mapToDouble(pair -> motion[pair.anchor()]).sum() / RUN;
    if (run.size() < RUN || moved < LEAST_MOTION) {
      return Optional.empty();
    }
    double apart = run.stream().mapToDouble(Pair::distance).sum() / RUN;
    return Optional.of(
        new Run(
            anchors.get(run.getFirst().anchor()).seconds(),
            anchors.get(run.getLast().anchor()).seconds(),
            run.getFirst().bin() * BIN_SECONDS,
            apart / moved));
  }
}
