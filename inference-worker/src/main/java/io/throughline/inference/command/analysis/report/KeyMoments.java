package io.throughline.inference.command.analysis.report;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.inspection.InspectedMedia;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The moments of a recording that say most of it: those that looked most suspicious, and those that
 * looked as most of it does; evenly spread ones where nothing was scored over time.
 */
final class KeyMoments {
  private static final int EACH = 3;

  /** Pictures closer than this show the same. */
  private static final double APART_SECONDS = 1;

  private KeyMoments() {}

  /**
   * A moment.
   *
   * @param why it is shown, for a caption; empty if only by its time
   */
  record Moment(double seconds, String why) {}

  /** The moments in the order of time, at most six. */
  static List<Moment> of(InspectedMedia media) {
    List<Segment> scored =
        media.verdicts().stream()
            .filter(verdict -> verdict.finding().family() == Family.FACE)
            .map(Verdict::trace)
            .flatMap(List::stream)
            .toList();
    return scored.isEmpty() ? spread(media.facts().durationSeconds()) : chosen(scored);
  }

  static List<Moment> chosen(List<Segment> scored) {
    List<Moment> moments = new ArrayList<>();
    take(scored, part -> -part.probability(), "among the highest scores", moments);
    double[] sorted = scored.stream().mapToDouble(Segment::probability).sorted().toArray();
    double typical = sorted[sorted.length / 2];
    take(scored, part -> Math.abs(part.probability() - typical), "typical", moments);
    moments.sort(Comparator.comparingDouble(Moment::seconds));
    return moments;
  }

  private static void take(
      List<Segment> scored, ToDoubleFunction<Segment> rank, String why, List<Moment> moments) {
    int wanted = moments.size() + EACH;
    scored.stream()
        .sorted(Comparator.comparingDouble(rank))
        .forEach(part -> {
          double at = (part.from() + part.to()) / 2;
          boolean apart =
              moments.stream().allMatch(other -> Math.abs(other.seconds() - at) >= APART_SECONDS);
          if (apart && moments.size() < wanted) {
            moments.add(new Moment(at, why));
          }
        });
  }

  static List<Moment> spread(double seconds) {
    int count = Math.clamp(Math.round(2 * seconds), 1, 2 * EACH);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      moments.add(new Moment(seconds * (i + 0.5) / count, ""));
    }
    return moments;
  }
}
