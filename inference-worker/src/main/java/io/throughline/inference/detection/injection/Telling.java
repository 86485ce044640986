package io.throughline.inference.detection.injection;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Puts scores of one detector into findings. */
final class Telling {
  private final String detector;
  private final ScoreCurve curve;

  Telling(String detector, Map<String, ScoreCurve> curves) {
    this.detector = detector;
    this.curve = Objects.requireNonNull(curves.get(detector));
  }

  /** What a score is, and what is said where it is suspicious, genuine, or neither. */
  record Scored(double score, String suspicious, String genuine, String between) {}

  Verdict of(Scored scored, List<Segment> segments) {
    double llr = curve.llr(scored.score());
    FindingOutcome outcome = curve.outcome(llr);
    if (outcome == FindingOutcome.INCONCLUSIVE) {
      return new Verdict(
          inconclusive(scored.between()), OptionalDouble.of(scored.score()), List.of());
    }
    boolean suspicious = outcome == FindingOutcome.SUSPICIOUS;
    Finding finding =
        new Finding(
            detector,
            Family.DEVICE,
            outcome,
            llr,
            ScoreCurve.probability(llr),
            1,
            suspicious ? scored.suspicious() : scored.genuine(),
            suspicious ? segments : List.of(),
            InjectionDetector.MODEL);
    return new Verdict(
        finding, OptionalDouble.of(scored.score()), suspicious ? segments : List.of());
  }

  Verdict untold(String reason) {
    return Verdict.of(inconclusive(reason));
  }

  Verdict nothing(String reason) {
    return Verdict.of(
        Finding.notApplicable(detector, Family.DEVICE, reason, InjectionDetector.MODEL));
  }

  private Finding inconclusive(String reason) {
    return Finding.inconclusive(detector, Family.DEVICE, reason, InjectionDetector.MODEL);
  }
}
