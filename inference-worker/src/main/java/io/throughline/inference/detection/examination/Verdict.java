package io.throughline.inference.detection.examination;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.Segment;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A finding with what stands behind it; only the finding leaves the worker.
 *
 * @param score uncalibrated, higher is more suspicious; also where the finding is inconclusive, if
 *     anything was scored
 * @param trace the score over time as probabilities, for a person who looks at a report
 */
public record Verdict(Finding finding, OptionalDouble score, List<Segment> trace) {
  public Verdict {
    trace = List.copyOf(trace);
  }

  /** A finding without a score. */
  public static Verdict of(Finding finding) {
    return new Verdict(finding, OptionalDouble.empty(), List.of());
  }
}
