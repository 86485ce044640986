package io.throughline.inference.calibration.detectors;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.detection.examination.Verdict;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one detector said of one labelled file.
 *
 * @param forged what the label says
 * @param score uncalibrated, higher is more suspicious; the log likelihood ratio where a detector
 *     gives no score of its own
 */
record Trial(Manifest.Item item, boolean forged, Finding finding, OptionalDouble score) {
  static Trial of(Manifest.Item item, boolean forged, Verdict verdict) {
    Double llr = verdict.finding().llr();
    OptionalDouble score =
        verdict.score().isPresent() || llr == null ? verdict.score() : OptionalDouble.of(llr);
    return new Trial(item, forged, verdict.finding(), score);
  }

  /** As a line of CSV; the score is empty where nothing was scored. */
  String line() {
    return String.join(
        ",",
        item.path(),
        item.label(),
        '"' + item.forgery().generator() + '"',
        item.identity(),
        finding.detector(),
        score.isPresent() ? Double.toString(score.getAsDouble()) : "",
        finding.outcome().name().toLowerCase(Locale.ROOT),
        finding.reason());
  }

  /** Whether the detector had anything to look at. */
  boolean applies() {
    return finding.outcome() != FindingOutcome.NOT_APPLICABLE;
  }

  boolean is(FindingOutcome outcome) {
    return finding.outcome() == outcome;
  }

  /** What is drawn as one when intervals are found: the person, else the file. */
  String unit() {
    return item.identity().isEmpty() ? item.path() : item.identity();
  }
}
