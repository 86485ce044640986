package io.throughline.inference.continuity.swap;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the face in the subject's place is one person's throughout the recording. */
final class IdentitySwap {
  static final ModelRef METHOD = new ModelRef("identity-swap", "1.0.0");
  private static final String DETECTOR = "identity-swap";

  /** Faces of each of two people, two seconds of them. */
  private static final int FEWEST = 4;

  /** Two neighbours on each side: whoever comes for less than three faces is not told. */
  private static final int SMOOTHING = 2;

  private final ScoreCurve curve;

  IdentitySwap(ScoreCurve curve) {
    this.curve = curve;
  }

  static Verdict notApplicable(String reason) {
    return Verdict.of(Finding.notApplicable(DETECTOR, Family.FACE, reason, METHOD));
  }

  /** What the subject's place says. */
  Verdict of(SeatView seat) {
    if (seat.obstacle().isPresent()) {
      return untold(seat.obstacle().get());
    }
    List<SeatFace> faces = seat.faces();
    return Division.best(
            new Division.Sequence(
                faces.stream().map(SeatFace::embedding).toList(),
                faces.stream().map(SeatFace::quality).toList(),
                FEWEST,
                SMOOTHING))
        .map(division -> scored(seat, division))
        .orElseGet(() -> untold("identity-swap.too-few-faces"));
  }

  private static Verdict untold(String reason) {
    return Verdict.of(Finding.inconclusive(DETECTOR, Family.FACE, reason, METHOD));
  }

  private Verdict scored(SeatView seat, Division division) {
    double score = division.separation();
    double llr = curve.llr(score);
    Finding finding =
        switch (curve.outcome(llr)) {
          case SUSPICIOUS ->
              explained(seat, division)
                  ? told("identity-swap.view-changes", Optional.empty(), seat, division)
                  : told("identity-swap.another-face", Optional.of(llr), seat, division);
          case GENUINE -> genuine(llr, seat);
          case INCONCLUSIVE, NOT_APPLICABLE ->
              Finding.inconclusive(DETECTOR, Family.FACE, "identity-swap.uncertain", METHOD);
        };
    return new Verdict(finding, OptionalDouble.of(score), trace(seat, division));
  }

  /**
   * Whether a view that goes to and fro between participants explains two faces in one place. It
   * does not where the place is the subject's own, where the backdrop stays, and where somebody
   * comes once and does not go again.
   */
  private static boolean explained(SeatView seat, Division division) {
    List<SeatFace> faces = seat.faces();
    List<Integer> changes = division.changes();
    if (seat.own()
        || changes.stream().allMatch(at -> faces.get(at).sameBackdrop(faces.get(at - 1)))) {
      return false;
    }
    return changes.size() > 1
        || changes.stream().anyMatch(at -> !faces.get(at).near(faces.get(at - 1)));
  }

  private static Finding genuine(double llr, SeatView seat) {
    return new Finding(
        DETECTOR,
        Family.FACE,
        FindingOutcome.GENUINE,
        llr,
        ScoreCurve.probability(llr),
        quality(seat),
        "identity-swap.one-face",
        List.of(),
        METHOD);
  }

  /** Names the stretches of whoever has the place for less time. */
  private static Finding told(
      String reason, Optional<Double> llr, SeatView seat, Division division) {
    List<Segment> stretches = new ArrayList<>();
    for (int i = 0; i < seat.faces().size(); i++) {
      if (division.lesser(i)) {
        double at = seat.faces().get(i).seconds();
        double half = seat.stepSeconds() / 2;
        boolean continues = i > 0 && division.lesser(i - 1) && !stretches.isEmpty();
        double from = continues ? stretches.removeLast().from() : Math.max(0, at - half);
        stretches.add(new Segment(from, at + half, 1));
      }
    }
    return new Finding(
        DETECTOR,
        Family.FACE,
        llr.isPresent() ? FindingOutcome.SUSPICIOUS : FindingOutcome.INCONCLUSIVE,
        llr.orElse(null),
        llr.map(ScoreCurve::probability).orElse(null),
        quality(seat),
        reason,
        stretches.subList(0, Math.min(SwapChecks.MOST_SEGMENTS, stretches.size())),
        METHOD);
  }

  private static double quality(SeatView seat) {
    return Math.clamp(
        seat.faces().stream().mapToDouble(SeatFace::quality).average().orElse(0), 0, 1);
  }

  /** How much more each face is like the lesser group than like the other. */
  private static List<Segment> trace(SeatView seat, Division division) {
    return seat.faces().stream()
        .map(face ->
            new Segment(
                face.seconds(), face.seconds(), 0.5 + division.leaning(face.embedding()) / 2))
        .toList();
  }
}
