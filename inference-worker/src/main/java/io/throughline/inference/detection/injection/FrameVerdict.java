package io.throughline.inference.detection.injection;

import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.injection.RepeatedFrames.Repeat;
import io.throughline.inference.detection.injection.Telling.Scored;
import java.util.List;
import java.util.Optional;

/** Says what pictures that come again, or stand still, are worth. */
final class FrameVerdict {
  // No cell changes by that many light levels in half a second: a camera's own noise does more.
  private static final double STILL = 0.75;
  private static final double STILL_SCORE = 3;

  private final Telling telling;

  FrameVerdict(Telling telling) {
    this.telling = telling;
  }

  Verdict of(Circumstances about, RepeatedFrames frames) {
    var facts = about.report().profile().facts();
    if (facts.kind() != MediaKind.VIDEO) {
      return telling.nothing("frames.not-a-film");
    }
    Optional<Double> liveliness = frames.liveliness();
    if (liveliness.isEmpty()) {
      return telling.untold("frames.too-short");
    }
    if (liveliness.get() < STILL) {
      return still(about);
    }
    return frames.clearest().map(this::repeat).orElseGet(() -> telling.untold("frames.too-still"));
  }

  // A picture of nobody may stand still, such as a slide; a person cannot.
  private Verdict still(Circumstances about) {
    if (about.subject().faces().isEmpty()) {
      return telling.untold("frames.still-without-face");
    }
    return telling.of(
        new Scored(STILL_SCORE, "frames.still-picture", "frames.lively", "frames.still-picture"),
        List.of());
  }

  private Verdict repeat(Repeat found) {
    double to = Math.max(found.from(), found.to());
    double again = found.mirrored() ? 2 * found.lag() - to : found.from() + found.lag();
    double length = to - found.from();
    List<Segment> both =
        List.of(
            new Segment(found.from(), to, 1),
            new Segment(Math.max(0, again), Math.max(0, again) + length, 1));
    return telling.of(
        new Scored(
            found.score(),
            found.mirrored() ? "frames.played-backwards" : "frames.repeated",
            "frames.not-repeated",
            "frames.cannot-tell"),
        both);
  }
}
