package io.throughline.inference.detection.injection;

import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.injection.Telling.Scored;
import io.throughline.inference.media.DecodeReport.CaptureFacts;
import io.throughline.inference.media.DecodeReport.PacketTiming;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The pace of the pictures where a browser recorded them: a camera's pictures come a little early
 * or late, a program's do not. Files that were written anew are even for harmless reasons.
 */
final class FrameTiming {
  // Muxers of browsers' own recorders.
  private static final Set<String> LIVE = Set.of("chrome", "qtmuxingapplibwebm");
  private static final int FEWEST = 60;
  private static final double TICK_SECONDS = 0.001;
  // Rounding to ticks makes two of an even pace.
  private static final double EVEN_SECONDS = 0.002;

  private FrameTiming() {}

  static Verdict of(Circumstances about, Telling telling) {
    CaptureFacts facts = about.report().capture();
    if (facts.picture().isEmpty()) {
      return telling.nothing("timing.no-pictures");
    }
    String muxer = facts.tags().getOrDefault("container.encoder", "").toLowerCase(Locale.ROOT);
    if (LIVE.stream().noneMatch(muxer::startsWith)) {
      return telling.nothing("timing.not-recorded-live");
    }
    PacketTiming timing = facts.picture().get();
    if (timing.packets() < FEWEST) {
      return telling.untold("timing.too-few");
    }
    String between = timing.jitter() <= EVEN_SECONDS ? "timing.too-even" : "timing.cannot-tell";
    return telling.of(
        new Scored(score(timing), "timing.too-even", "timing.uneven", between), List.of());
  }

  // In decades below a tenth of a second of jitter; a tick of the container counts as none.
  private static double score(PacketTiming timing) {
    double jitter = Math.max(TICK_SECONDS, timing.jitter());
    return Math.log10(0.1 / jitter);
  }
}
