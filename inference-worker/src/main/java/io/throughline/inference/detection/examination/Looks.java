package io.throughline.inference.detection.examination;

import io.throughline.contracts.detection.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What detectors share that look at a recording now and then. */
public final class Looks {
  private static final int MOST_SEGMENTS = 50;

  private Looks() {}

  /**
   * A score at a time.
   *
   * @param seconds from the start of the recording
   */
  public record Timed(double seconds, double score) {}

  /** Keeps every second picture, so that those kept stay spread over all that went by. */
  public static <L> void halve(List<L> looks, ToDoubleFunction<L> seconds) {
    List<Double> times = looks.stream().mapToDouble(seconds).boxed().distinct().toList();
    looks.removeIf(look -> times.indexOf(seconds.applyAsDouble(look)) % 2 == 1);
  }

  /** The value that this share of the values, 0 to 1, stays below; between two it is linear. */
  public static double quantile(DoubleStream values, double share) {
    double[] sorted = values.sorted().toArray();
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The probability by time: each score holds until the next look, or for one step. */
  public static List<Segment> trace(ScoreCurve curve, List<Timed> scored, double everySeconds) {
    List<Segment> trace = new ArrayList<>();
    for (int i = 0; i < scored.size(); i++) {
      double from = scored.get(i).seconds();
      double next = i + 1 < scored.size() ? scored.get(i + 1).seconds() : from + everySeconds;
      double to = scored.size() == 1 ? from : Math.max(from, Math.min(next, from + everySeconds));
      trace.add(new Segment(from, to, ScoreCurve.probability(curve.llr(scored.get(i).score()))));
    }
    return trace;
  }

  /** What is likelier forged than not, as many stretches as a finding holds. */
  public static List<Segment> high(List<Segment> trace) {
    return trace.stream().filter(s -> s.probability() > 0.5).limit(MOST_SEGMENTS).toList();
  }
}
