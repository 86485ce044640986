package io.throughline.inference.detection.forgery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Subject;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.Landmarks;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class FaceForgeryExaminationTest {
  private static final ScoreCurve CURVE = new ScoreCurve(0, 1, -3, 3, 2, -1);
  private static final Map<String, ScoreCurve> CURVES =
      Map.of("picture", CURVE, "recording", CURVE);
  private static final ModelRef MODEL = new ModelRef("face-forgery", "1");
  private static final FaceBox BOX = new FaceBox(20, 20, 100, 120, 1);
  private static final int SIDE = 140;

  private int calls;

  @Test
  void aForgedThirdOfARecordingIsSuspiciousAndShown() {
    Verdict verdict = recording(30, 255, i -> i < 10 ? 4 : -4);
    assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(verdict.finding().reason()).isEqualTo("face-forgery.suspect");
    assertThat(verdict.finding().segments()).hasSize(10);
    assertThat(verdict.finding().segments().getLast().to()).isLessThanOrEqualTo(10);
    assertThat(verdict.trace()).hasSize(30);
  }

  @Test
  void fewHighPicturesOfManyAreNoForgery() {
    Verdict verdict = recording(30, 255, i -> i % 8 == 0 ? 4 : -4);
    assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.GENUINE);
    assertThat(verdict.finding().segments()).isEmpty();
  }

  @Test
  void betweenTheThresholdsNothingIsTold() {
    Verdict verdict = recording(30, 255, i -> 1);
    assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(verdict.finding().reason()).isEqualTo("face-forgery.uncertain");
    assertThat(verdict.score()).hasValue(1);
  }

  @Test
  void aLongRecordingIsLookedAtAllThroughAtABoundedCost() {
    Verdict verdict = recording(3600, 255, i -> -4);
    assertThat(verdict.trace()).hasSizeBetween(30, 61);
    assertThat(verdict.trace().getLast().to()).isGreaterThan(3400);
    assertThat(calls).isLessThan(300);
  }

  @Test
  void aDarkRecordingIsNotScored() {
    Verdict verdict = recording(10, 20, i -> 4);
    assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(verdict.finding().reason()).isEqualTo("face-forgery.too-dark");
    assertThat(verdict.score()).isEmpty();
    assertThat(calls).isZero();
  }

  @Test
  void twoSecondsAreTooFewFaces() {
    assertThat(recording(2, 255, i -> 4).finding().reason())
        .isEqualTo("face-forgery.too-few-faces");
  }

  @Test
  void whoeverIsNotTheSubjectIsNotJudged() {
    FaceForgeryExamination examination = examination(i -> 4);
    examination.picture(frame(0, 255), List.of(face(0)));
    Subject elsewhere =
        new Subject(
            List.of(new Sighting(0, 0, new FaceBox(120, 20, 139, 50, 1), points(), 1)),
            Optional.empty());
    Finding finding =
        examination.conclude(about(elsewhere, EvidenceRole.CAMERA)).getFirst().finding();
    assertThat(finding.reason()).isEqualTo("face-forgery.no-face");
  }

  @Test
  void withoutASubjectItsObstacleIsTheReason() {
    Finding finding =
        examination(i -> 4)
            .conclude(about(Subject.nobody("faces.none"), EvidenceRole.SELFIE))
            .getFirst()
            .finding();
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(finding.reason()).isEqualTo("faces.none");
  }

  @Test
  void aDocumentsPortraitWithoutItsOwnCurveIsNotJudged() {
    FaceForgeryExamination examination = examination(i -> 4);
    examination.picture(frame(0, 255), List.of(face(0)));
    Subject subject = new Subject(List.of(face(0)), Optional.empty());
    Finding finding =
        examination.conclude(about(subject, EvidenceRole.DOCUMENT_PORTRAIT)).getFirst().finding();
    assertThat(finding.detector()).isEqualTo("portrait-tampering");
    assertThat(finding.family()).isEqualTo(Family.DOCUMENT);
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
  }

  private Verdict recording(int seconds, int brightest, IntToDoubleFunction score) {
    FaceForgeryExamination examination = examination(score);
    List<Sighting> subject = new ArrayList<>();
    for (int i = 0; i < 2 * seconds; i++) {
      subject.add(face(i / 2.0));
      examination.picture(frame(i / 2.0, brightest), List.of(face(i / 2.0)));
    }
    return examination
        .conclude(about(new Subject(subject, Optional.empty()), EvidenceRole.CAMERA))
        .getFirst();
  }

  private FaceForgeryExamination examination(IntToDoubleFunction score) {
    return new FaceForgeryExamination(crop -> score.applyAsDouble(calls++), CURVES, MODEL);
  }

  /** Noise, which is as sharp as a picture can be. */
  private static Frame frame(double seconds, int brightest) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    Random random = new Random(1);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) random.nextInt(brightest);
    }
    return new Frame((int) (2 * seconds), seconds, SIDE, SIDE, rgb);
  }

  private static Sighting face(double seconds) {
    return new Sighting((int) (2 * seconds), seconds, BOX, points(), 1);
  }

  private static Landmarks points() {
    return new Landmarks(Collections.nCopies(68, new Landmarks.Point(60, 60)));
  }

  private static Circumstances about(Subject subject, EvidenceRole role) {
    MediaProfile profile =
        new MediaProfile(
            new MediaFacts(MediaKind.VIDEO, 9, SIDE, SIDE, 0),
            "mp4",
            Optional.of(new MediaProfile.Picture("h264", SIDE, SIDE, 25, 1)),
            Optional.empty(),
            1);
    return new Circumstances(
        Path.of("film"),
        new DecodeReport(profile, 1, 1, 0, 0, 0, DecodeReport.CaptureFacts.NONE),
        Optional.of(role),
        subject,
        Optional.empty(),
        Optional.empty());
  }
}
