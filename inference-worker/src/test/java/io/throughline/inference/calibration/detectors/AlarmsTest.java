package io.throughline.inference.calibration.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.detection.examination.Fusion;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  @Test
  void theDetectorThatRaisedAFalseAlarmIsNamed() throws ManifestException {
    DetectorTrials.Said said = said();

    DetectorEvaluation evaluation =
        DetectorEvaluation.of(
            DetectorTask.FUSED_AUTHENTICITY, said, new SeenGenerators(Path.of("none")));

    assertThat(evaluation.fields()).containsEntry("bpcer", 0.1).containsEntry("detected", 1.0);
    List<Map<String, Object>> alarms = Alarms.of(said).fields();
    assertThat(alarms)
        .extracting(row -> row.get("detector"))
        .containsExactly("fused-authenticity", "face-forgery", "lip-sync");
    assertThat(alarms).extracting(row -> row.get("raised")).containsExactly(1, 1, 0);
    assertThat(alarms.get(1)).containsEntry("scoreOfHalfPercent", 3.0);
    assertThat(evaluation.table()).contains("| face-forgery | video | 10 | 10.0 % [");
  }

  @Test
  void theRowsOfScoresNameWhatIsSuspicious() {
    assertThat(said().csv().lines())
        .contains("g0,g0,real,,fused-authenticity,suspicious,face-forgery,0.85065,1.73968")
        .contains("g1,g1,real,,lip-sync,genuine,r.s,0.26894,-1.00000")
        .hasSize(1 + 3 * 11);
  }

  /** Ten genuine films, one of them suspicious to one detector, and one forged film. */
  private static DetectorTrials.Said said() {
    List<DetectorTrials.File> files = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      files.add(file("g" + i, false, i == 0 ? 2.4 : -1));
    }
    files.add(file("f", true, 3));
    return new DetectorTrials.Said(files, files.size(), Map.of());
  }

  private static DetectorTrials.File file(String name, boolean forged, double llr) {
    Manifest.Item item =
        new Manifest.Item(
            name,
            Path.of(name),
            "video",
            forged ? "fake" : "real",
            name,
            new Manifest.Forgery(forged ? "swap" : "", List.of(), Optional.empty()));
    List<Verdict> verdicts =
        List.of(
            verdict("face-forgery", llr, OptionalDouble.of(llr > 2 && !forged ? 3 : llr)),
            verdict("lip-sync", -1, OptionalDouble.empty()));
    return new DetectorTrials.File(
        item,
        forged,
        verdicts.stream().map(verdict -> Trial.of(item, forged, verdict)).toList(),
        Fusion.of(verdicts.stream().map(Verdict::finding).toList()));
  }

  private static Verdict verdict(String detector, double llr, OptionalDouble score) {
    Finding finding =
        new Finding(
            detector,
            Family.FACE,
            llr > 0 ? FindingOutcome.SUSPICIOUS : FindingOutcome.GENUINE,
            llr,
            ScoreCurve.probability(llr),
            1,
            "r.s",
            List.of(),
            new ModelRef("m", "1"));
    return new Verdict(finding, score, List.of());
  }
}
