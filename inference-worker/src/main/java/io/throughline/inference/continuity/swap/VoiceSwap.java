package io.throughline.inference.continuity.swap;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.detection.Segment;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Whether the subject has one voice throughout the recording. */
final class VoiceSwap {
  static final ModelRef METHOD = new ModelRef("voice-swap", "1.0.0");
  private static final String DETECTOR = "voice-swap";

  /** Pieces of each of two voices, some four seconds of speech. */
  private static final int FEWEST = 2;

  private final ScoreCurve curve;

  VoiceSwap(ScoreCurve curve) {
    this.curve = curve;
  }

  static Verdict notApplicable(String reason) {
    return Verdict.of(Finding.notApplicable(DETECTOR, Family.VOICE, reason, METHOD));
  }

  static Verdict untold(String reason) {
    return Verdict.of(Finding.inconclusive(DETECTOR, Family.VOICE, reason, METHOD));
  }

  /**
   * What the pieces say.
   *
   * @param own whether two voices, given by when each speaks, are both the subject's
   */
  Verdict of(List<VoicePiece> pieces, Predicate<List<List<Segment>>> own) {
    return Division.best(
            new Division.Sequence(
                pieces.stream().map(VoicePiece::embedding).toList(),
                pieces.stream().map(VoicePiece::seconds).toList(),
                FEWEST,
                0))
        .map(division -> scored(pieces, division, own))
        .orElseGet(() -> untold("voice-swap.too-little-speech"));
  }

  private Verdict scored(
      List<VoicePiece> pieces, Division division, Predicate<List<List<Segment>>> own) {
    double score = division.separation();
    double llr = curve.llr(score);
    Finding finding =
        switch (curve.outcome(llr)) {
          case SUSPICIOUS -> {
            List<Segment> lesser = when(pieces, division, true);
            yield own.test(List.of(when(pieces, division, false), lesser))
                ? told("voice-swap.another-voice", FindingOutcome.SUSPICIOUS, llr, lesser)
                : told("voice-swap.several-voices", FindingOutcome.INCONCLUSIVE, llr, lesser);
          }
          case GENUINE -> told("voice-swap.one-voice", FindingOutcome.GENUINE, llr, List.of());
          case INCONCLUSIVE, NOT_APPLICABLE ->
              Finding.inconclusive(DETECTOR, Family.VOICE, "voice-swap.uncertain", METHOD);
        };
    return new Verdict(finding, OptionalDouble.of(score), trace(pieces, division));
  }

  private static List<Segment> when(List<VoicePiece> pieces, Division division, boolean lesser) {
    List<Segment> stretches = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (division.lesser(i) == lesser) {
        stretches.addAll(pieces.get(i).when());
      }
    }
    return stretches.stream().sorted(Comparator.comparingDouble(Segment::from)).toList();
  }

  private static Finding told(
      String reason, FindingOutcome outcome, double llr, List<Segment> stretches) {
    Optional<Double> known =
        outcome == FindingOutcome.INCONCLUSIVE ? Optional.empty() : Optional.of(llr);
    return new Finding(
        DETECTOR,
        Family.VOICE,
        outcome,
        known.orElse(null),
        known.map(ScoreCurve::probability).orElse(null),
        1,
        reason,
        stretches.subList(0, Math.min(SwapChecks.MOST_SEGMENTS, stretches.size())),
        METHOD);
  }

  /** How much more each piece is like the lesser group than like the other. */
  private static List<Segment> trace(List<VoicePiece> pieces, Division division) {
    return pieces.stream()
        .map(piece ->
            new Segment(
                piece.when().getFirst().from(),
                piece.when().getLast().to(),
                0.5 + division.leaning(piece.embedding()) / 2))
        .toList();
  }
}
