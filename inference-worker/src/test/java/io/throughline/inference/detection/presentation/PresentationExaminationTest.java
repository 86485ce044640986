package io.throughline.inference.detection.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.MediaFacts;
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
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PresentationExaminationTest {
  private static final ScoreCurve CURVE = new ScoreCurve(0, 1, -2, 3, 2, -0.5);
  private static final ScoreCurve MOVING = new ScoreCurve(-0.25, 1, -2, 3, 2, -0.5);
  private static final Map<String, ScoreCurve> CURVES =
      Map.of("picture", CURVE, "recording", CURVE, "moving", MOVING);
  private static final double BOUND = 0.01;
  private static final FaceBox BOX = new FaceBox(20, 20, 100, 120, 1);
  private static final int SIDE = 140;

  private int calls;
  private double live = 0.9;
  private double luma = 100;
  private double motion = 0.1;

  @Test
  void aThirdOfARecordingThatShowsAScreenIsSuspicious() {
    Verdict verdict = recording(30, i -> i < 10 ? 4 : -4);
    assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(verdict.finding().reason()).isEqualTo("presentation-attack.suspect");
    assertThat(verdict.finding().segments()).hasSize(10);
  }

  @Test
  void oneOddPictureOfEightIsNoAttack() {
    assertThat(recording(32, i -> i % 8 == 0 ? 4 : -4).finding().outcome())
        .isEqualTo(FindingOutcome.GENUINE);
  }

  @Test
  void betweenTheThresholdsNothingIsTold() {
    Verdict verdict = recording(10, i -> 1);
    assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(verdict.finding().reason()).isEqualTo("presentation-attack.uncertain");
    assertThat(verdict.score()).hasValue(1);
  }

  @Test
  void whatTheCuesLeaveOpenLivenessDoesNotClear() {
    live = 0.99;
    assertThat(recording(10, i -> 0).finding())
        .extracting(Finding::outcome, Finding::reason)
        .containsExactly(FindingOutcome.INCONCLUSIVE, "presentation-attack.uncertain");
  }

  @Test
  void whoeverIsCalledLiveHasARatioBelowOne() {
    assertThat(recording(10, i -> -0.3).finding())
        .extracting(Finding::outcome, Finding::llr)
        .containsExactly(FindingOutcome.GENUINE, -0.55);
  }

  @Test
  void aRecordingThatTheLivenessModelDoubtsIsNotCalledLive() {
    live = 0.4;
    assertThat(recording(10, i -> -4).finding())
        .extracting(Finding::outcome, Finding::reason)
        .containsExactly(FindingOutcome.INCONCLUSIVE, "presentation-attack.uncertain");
  }

  @Test
  void aFaceThatDoesNotMoveByItselfIsNotCalledLive() {
    motion = 0;
    assertThat(recording(10, i -> -4).finding())
        .extracting(Finding::outcome, Finding::reason)
        .containsExactly(FindingOutcome.INCONCLUSIVE, "presentation-attack.no-motion");
    assertThat(recording(10, i -> 4).finding().outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
  }

  @Test
  void aRecordingTooShortForMotionIsNotCalledLive() {
    assertThat(recording(1, i -> -4).finding())
        .extracting(Finding::outcome, Finding::reason)
        .containsExactly(FindingOutcome.INCONCLUSIVE, "presentation-attack.no-motion");
  }

  @Test
  void thePhotographOfAFaceNeedsNoMotion() {
    motion = 0;
    PresentationExamination examination = examination(i -> -4);
    examination.picture(frame(0), List.of(face(0)));
    Subject subject = new Subject(List.of(face(0)), Optional.empty());
    Circumstances photo = about(MediaKind.IMAGE, subject, EvidenceRole.SELFIE);
    assertThat(examination.conclude(photo).getFirst().finding().outcome())
        .isEqualTo(FindingOutcome.GENUINE);
  }

  @Test
  void anotherFaceThatMovesDoesNotHelpTheSubject() {
    Sighting beside = new Sighting(0, 0, new FaceBox(300, 20, 400, 150, 1), points(), 1);
    PresentationExamination examination = examination(i -> -4);
    List<Sighting> subject = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      subject.add(face(i / 2.0));
      examination.picture(frame(i / 2.0), List.of(face(i / 2.0)));
      Landmarks moved = MovingFace.points(i, 0.1);
      examination.dense(frame(i / 5.0), List.of(new Sighting(i, i / 5.0, beside.box(), moved, 1)));
    }
    Subject own = new Subject(subject, Optional.empty());
    assertThat(examination.conclude(about(own, EvidenceRole.CAMERA)).getFirst().finding().reason())
        .isEqualTo("presentation-attack.no-motion");
  }

  @Test
  void inTheDarkNothingIsSuspiciousAndNothingSuspiciousIsCleared() {
    luma = 40;
    assertThat(recording(10, i -> 4).finding())
        .extracting(Finding::outcome, Finding::reason)
        .containsExactly(FindingOutcome.INCONCLUSIVE, "presentation-attack.too-dark");
  }

  @Test
  void whatIsNoNumberIsNeverGenuine() {
    live = Double.NaN;
    assertThat(recording(10, i -> -4).finding())
        .extracting(Finding::outcome, Finding::reason)
        .containsExactly(FindingOutcome.INCONCLUSIVE, "presentation-attack.not-scored");
    live = 0.9;
    assertThat(recording(10, i -> Double.NaN).finding().outcome())
        .isEqualTo(FindingOutcome.INCONCLUSIVE);
  }

  @Test
  void anHourCostsAboutAsManyLooksAsMinutes() {
    Verdict verdict = recording(3600, i -> -4);
    assertThat(calls).isLessThan(300);
    assertThat(verdict.trace().getLast().to()).isGreaterThan(3400);
  }

  @Test
  void aSmallFaceOrPictureIsNeverGenuine() {
    Sighting small = new Sighting(0, 0, new FaceBox(20, 20, 60, 70, 1), points(), 1);
    assertThat(one(small, Optional.of(score(-4))).reason()).isEqualTo("faces.too-small");
    Finding narrow = one(face(0), Optional.empty());
    assertThat(narrow.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(narrow.reason()).isEqualTo("presentation-attack.picture-too-small");
  }

  @Test
  void whoeverIsNotTheSubjectIsNotJudged() {
    Sighting elsewhere = new Sighting(0, 0, new FaceBox(200, 20, 300, 150, 1), points(), 1);
    PresentationExamination examination = examination(i -> 4);
    examination.picture(frame(0), List.of(face(0)));
    Subject subject = new Subject(List.of(elsewhere), Optional.empty());
    assertThat(examination.conclude(about(subject, EvidenceRole.CAMERA)).getFirst().finding())
        .extracting(Finding::outcome, Finding::reason)
        .containsExactly(FindingOutcome.INCONCLUSIVE, "presentation-attack.no-face");
  }

  @Test
  void withoutASubjectItsObstacleIsTheReason() {
    Subject nobody = Subject.nobody("subject.ambiguous");
    assertThat(examination(i -> -4).conclude(about(nobody, EvidenceRole.CAMERA)).getFirst())
        .extracting(verdict -> verdict.finding().reason())
        .isEqualTo("subject.ambiguous");
  }

  @Test
  void aPortraitOnADocumentIsAPrintByNature() {
    Subject subject = new Subject(List.of(face(0)), Optional.empty());
    PresentationExamination examination = examination(i -> 4);
    examination.picture(frame(0), List.of(face(0)));
    assertThat(
            examination
                .conclude(about(subject, EvidenceRole.DOCUMENT_PORTRAIT))
                .getFirst()
                .finding()
                .outcome())
        .isEqualTo(FindingOutcome.NOT_APPLICABLE);
  }

  private Finding one(Sighting sighting, Optional<PresentationDetector.Score> score) {
    PresentationExamination examination =
        new PresentationExamination((frame, box) -> score, CURVES, BOUND);
    examination.picture(frame(0), List.of(sighting));
    Subject subject = new Subject(List.of(sighting), Optional.empty());
    return examination.conclude(about(subject, EvidenceRole.SELFIE)).getFirst().finding();
  }

  private Verdict recording(int seconds, IntToDoubleFunction score) {
    PresentationExamination examination = examination(score);
    List<Sighting> subject = new ArrayList<>();
    for (int i = 0; i < 2 * seconds; i++) {
      subject.add(face(i / 2.0));
      examination.picture(frame(i / 2.0), List.of(face(i / 2.0)));
    }
    for (int i = 0; i < Math.min(20, 5 * seconds); i++) {
      Sighting face = new Sighting(i, i / 5.0, BOX, MovingFace.points(i, motion), 1);
      examination.dense(frame(i / 5.0), List.of(face));
    }
    return examination
        .conclude(about(new Subject(subject, Optional.empty()), EvidenceRole.CAMERA))
        .getFirst();
  }

  private PresentationExamination examination(IntToDoubleFunction score) {
    return new PresentationExamination(
        (frame, box) -> Optional.of(score(score.applyAsDouble(calls++))), CURVES, BOUND);
  }

  private PresentationDetector.Score score(double attack) {
    return new PresentationDetector.Score(attack, live, luma);
  }

  private static Frame frame(double seconds) {
    return new Frame((int) (2 * seconds), seconds, SIDE, SIDE, new byte[3 * SIDE * SIDE]);
  }

  private static Sighting face(double seconds) {
    return new Sighting((int) (2 * seconds), seconds, BOX, points(), 1);
  }

  private static Landmarks points() {
    return new Landmarks(Collections.nCopies(68, new Landmarks.Point(60, 60)));
  }

  private static Circumstances about(Subject subject, EvidenceRole role) {
    return about(MediaKind.VIDEO, subject, role);
  }

  private static Circumstances about(MediaKind kind, Subject subject, EvidenceRole role) {
    MediaProfile profile =
        new MediaProfile(
            new MediaFacts(kind, 9, SIDE, SIDE, 0),
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
