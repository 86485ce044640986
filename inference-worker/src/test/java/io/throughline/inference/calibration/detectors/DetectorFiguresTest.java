package io.throughline.inference.calibration.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DetectorFiguresTest {
  private static final ModelRef MODEL = new ModelRef("m", "1");

  @Test
  void equalScoresCountHalf() {
    List<Trial> trials = List.of(trial(false, 1, 0), trial(false, 2, 0), trial(true, 2, 0));
    assertThat(DetectorFigures.auc(trials)).isEqualTo(0.75);
  }

  @Test
  void perfectScoresHaveNoErrors() {
    List<Trial> trials = List.of(trial(false, -3, -3), trial(true, 3, 3), trial(true, 4, 4));
    DetectorFigures figures = DetectorFigures.of(trials);
    assertThat(figures.auc().value()).isEqualTo(1);
    assertThat(figures.eer().value()).isZero();
    assertThat(figures.apcer().value()).isZero();
    assertThat(figures.bpcer().value()).isZero();
    assertThat(figures.silentForged()).isZero();
    // Claims of 5 % and 2 to 5 % where the truth is none and all.
    assertThat(figures.ece().value()).isCloseTo(0.04, within(0.01));
  }

  @Test
  void theEqualErrorRateIsWhereBothRatesMeet() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      trials.add(trial(false, i, 0));
      trials.add(trial(true, i + 80, 0));
    }
    assertThat(DetectorFigures.eer(trials)).isCloseTo(0.10, within(0.011));
  }

  @Test
  void anInconclusiveFindingIsRankedByItsScoreAndCountedAsSilent() {
    List<Trial> trials = List.of(trial(false, -1, 0), trial(true, 1, 0), trial(true, 3, 3));
    DetectorFigures figures = DetectorFigures.of(trials);
    assertThat(figures.auc().value()).isEqualTo(1);
    assertThat(figures.silentGenuine()).isEqualTo(1);
    assertThat(figures.silentForged()).isEqualTo(0.5);
    assertThat(figures.bpcer().value()).isZero();
  }

  @Test
  void withoutForgeriesThereIsNoArea() {
    assertThat(DetectorFigures.of(List.of(trial(false, 1, -3))).auc().value()).isNaN();
  }

  /** A trial of a person of its own; an LLR within 1 of 0 tells nothing. */
  private static Trial trial(boolean forged, double score, double llr) {
    FindingOutcome outcome =
        llr > 1
            ? FindingOutcome.SUSPICIOUS
            : llr < -1 ? FindingOutcome.GENUINE : FindingOutcome.INCONCLUSIVE;
    boolean conclusive = outcome != FindingOutcome.INCONCLUSIVE;
    Finding finding =
        new Finding(
            "d",
            Family.FACE,
            outcome,
            conclusive ? llr : null,
            conclusive ? ScoreCurve.probability(llr) : null,
            1,
            "d.reason",
            List.of(),
            MODEL);
    String name = "p" + score + forged;
    return Trial.of(
        new Manifest.Item(
            name,
            Path.of(name),
            "image",
            forged ? "fake" : "real",
            name,
            new Manifest.Forgery("g", List.of(), Optional.empty())),
        forged,
        new Verdict(finding, OptionalDouble.of(score), List.of()));
  }
}
