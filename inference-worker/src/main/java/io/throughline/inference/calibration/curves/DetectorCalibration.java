package io.throughline.inference.calibration.curves;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.detectors.DetectorTrials;
import io.throughline.inference.calibration.detectors.MediaTransform;
import io.throughline.inference.calibration.detectors.Trial;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.samples.ManifestException.Problem;
import io.throughline.inference.calibration.scores.Resampling.Interval;
import io.throughline.inference.detection.examination.ScoreCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fits the curves of one detector. Which channels there are is what its calibration holds already:
 * a curve of the detector's own name is the only one that is fitted; {@code picture} and {@code
 * recording} are told by the kind of the file, {@code telephone} and {@code wide-band}, perhaps
 * after the detector's name, by whether it went over a telephone line; else all files go into
 * {@code any}. A channel of too few people keeps its curve.
 */
public final class DetectorCalibration {
  /** With fewer people on one side, a fit says more of them than of the detector. */
  private static final int LEAST_PEOPLE = 10;

  private final String detector;
  private final Map<String, ScoreCurve> before;
  private final Map<String, List<Scored>> channels = new LinkedHashMap<>();
  private final Map<String, String> words = new TreeMap<>();

  /**
   * Begins.
   *
   * @param before the curves that stand until now, by channel; empty for a new detector
   */
  public DetectorCalibration(String detector, Map<String, ScoreCurve> before) {
    this.detector = detector;
    this.before = new TreeMap<>(before);
  }

  /** The model that gave an answer, to find its calibration by. */
  public static ModelRef model(String detector, DetectorTrials.Said said) throws ManifestException {
    return said.of(detector).stream()
        .filter(trial -> trial.applies() && trial.score().isPresent())
        .findFirst()
        .orElseThrow(() ->
            new ManifestException(
                Problem.NO_PAIRS, "the detector %s scored no file".formatted(detector)))
        .answer()
        .model();
  }

  /** Adds what was said of files that all went the same way. */
  public void add(DetectorTrials.Said said, Optional<MediaTransform> way) {
    for (Trial trial : said.of(detector)) {
      if (trial.applies() && trial.score().isPresent()) {
        channels
            .computeIfAbsent(channel(trial.item(), way), _ -> new ArrayList<>())
            .add(new Scored(trial.unit(), trial.forged(), trial.score().getAsDouble()));
      }
    }
  }

  private String channel(Manifest.Item item, Optional<MediaTransform> way) {
    if (before.containsKey(detector)) {
      return detector;
    }
    if (before.containsKey("recording")) {
      return item.is("video") ? "recording" : "picture";
    }
    String line = way.equals(Optional.of(MediaTransform.G711)) ? "telephone" : "wide-band";
    if (before.containsKey(detector + '-' + line)) {
      return detector + '-' + line;
    }
    if (before.containsKey(line)) {
      return line;
    }
    return "any";
  }

  /** Fits all channels and gives the file, the figures as comments above the curves. */
  public String yaml(CurveFit.Asked asked) throws ManifestException {
    Map<String, ScoreCurve> curves = new TreeMap<>(before);
    boolean fitted = false;
    for (Map.Entry<String, List<Scored>> channel : channels.entrySet()) {
      List<Scored> scored = channel.getValue();
      Optional<CurveFit> fit = enough(scored) ? CurveFit.of(scored, asked) : Optional.empty();
      if (fit.isPresent()) {
        curves.put(channel.getKey(), fit.get().curve());
        fitted = true;
      }
      words.put(channel.getKey(), said(scored, fit, asked));
    }
    if (!fitted) {
      throw new ManifestException(
          Problem.NO_PAIRS, "no channel of %s can be fitted: %s".formatted(detector, words));
    }
    StringBuilder yaml = new StringBuilder();
    words.forEach((channel, text) ->
        text.lines().forEach(line -> yaml.append("# %s: %s%n".formatted(channel, line))));
    yaml.append("curves:\n");
    curves.forEach((channel, curve) -> yaml.append(line(channel, curve)));
    return yaml.toString();
  }

  private static boolean enough(List<Scored> scored) {
    return CurveFit.people(scored, true) >= LEAST_PEOPLE
        && CurveFit.people(scored, false) >= LEAST_PEOPLE;
  }

  private static String said(List<Scored> scored, Optional<CurveFit> fit, CurveFit.Asked asked) {
    long forged = scored.stream().filter(Scored::forged).count();
    String counts =
        "%d genuine files of %d people, %d forged of %d"
            .formatted(
                scored.size() - forged,
                CurveFit.people(scored, false),
                forged,
                CurveFit.people(scored, true));
    if (fit.isEmpty()) {
      String why = enough(scored) ? "forged do not score above genuine" : "too few people";
      return counts + "; not fitted: " + why;
    }
    HeldOut held = HeldOut.of(scored, asked);
    return String.format(
        Locale.ROOT,
        "%s; suspicious from a score of %.4f, genuine to %.4f%n"
            + "people held out: genuine suspicious %s, forged suspicious %s, forged genuine %s,"
            + " ECE %s",
        counts,
        fit.get().suspiciousFrom(),
        fit.get().genuineTo(),
        percent(held.falseAlarms()),
        percent(held.detected()),
        percent(held.misses()),
        percent(held.ece()));
  }

  private static String percent(Interval share) {
    return String.format(
        Locale.ROOT,
        "%.1f %% [%.1f–%.1f]",
        100 * share.value(),
        100 * share.low(),
        100 * share.high());
  }

  private static String line(String channel, ScoreCurve curve) {
    return String.format(
        Locale.ROOT,
        "  %s: {intercept: %.6f, slope: %.6f, least: %.6f, most: %.6f, suspiciousFrom: %.6f,"
            + " genuineTo: %.6f}%n",
        channel,
        curve.intercept(),
        curve.slope(),
        curve.least(),
        curve.most(),
        curve.suspiciousFrom(),
        curve.genuineTo());
  }
}
