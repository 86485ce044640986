package io.throughline.inference.calibration.detectors;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.detection.examination.Verdict;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one detector said of one labelled file.
 *
 * @param forged what the label says
 * @param score uncalibrated, higher is more suspicious; the log likelihood ratio where a detector
 *     gives no score of its own
 */
public record Trial(Manifest.Item item, boolean forged, Answer answer, OptionalDouble score) {
  /**
   * What was said.
   *
   * @param probability of a forgery at even prior odds; empty where none is claimed
   */
  public record Answer(
      String detector,
      FindingOutcome outcome,
      String reason,
      OptionalDouble probability,
      ModelRef model) {}

  static Trial of(Manifest.Item item, boolean forged, Verdict verdict) {
    Finding finding = verdict.finding();
    return new Trial(
        item,
        forged,
        new Answer(
            finding.detector(),
            finding.outcome(),
            finding.reason(),
            optional(finding.probability()),
            finding.model()),
        verdict.score().isPresent() ? verdict.score() : optional(finding.llr()));
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Whether the detector had anything to look at. */
  public boolean applies() {
    return !is(FindingOutcome.NOT_APPLICABLE);
  }

  /** Whether it said that. */
  public boolean is(FindingOutcome outcome) {
    return answer.outcome() == outcome;
  }

  /** What is drawn as one when intervals are found: the person, else the file. */
  public String unit() {
    return item.identity().isEmpty() ? item.path() : item.identity();
  }

  /** A row of CSV. */
  String row() {
    return Stream.of(
                item.path(),
                item.identity(),
                item.label(),
                item.forgery().generator(),
                answer.detector(),
                answer.outcome().name().toLowerCase(Locale.ROOT),
                answer.reason(),
                number(answer.probability()),
                number(score))
            .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell)
            .collect(Collectors.joining(","))
        + "\n";
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.5f", value.getAsDouble()) : "";
  }
}
