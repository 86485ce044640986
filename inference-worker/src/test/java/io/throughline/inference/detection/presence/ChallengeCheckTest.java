package io.throughline.inference.detection.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.MediaFacts;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.contracts.policy.LivenessChallenge.Task;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Subject;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.Landmarks;
import io.throughline.inference.detection.presence.spoken.DigitReader;
import io.throughline.inference.detection.presence.spoken.HeardDigit;
import io.throughline.inference.detection.presence.spoken.Reading;
import io.throughline.inference.detection.voice.Speeches;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChallengeCheckTest {
  private static final FaceBox BOX = new FaceBox(100, 100, 200, 220, 1);
  private static final List<Task> ASKED = List.of(Task.OPEN_MOUTH, Task.TURN_HEAD, Task.CLOSE_EYES);

  /** What a face does from one second to another, at 25 frames a second. */
  private record Act(double turn, double mouth, double eyes, double seconds) {}

  /** No sound is there to be read. */
  private static final DigitReader SILENT =
      (sound, speech) -> {
        throw new AssertionError("nothing was said");
      };

  private static final Act STILL = new Act(0, 0.05, 0.3, 1.2);
  private static final Act TURN = new Act(0.35, 0.05, 0.3, 0.8);
  private static final Act OPEN = new Act(0, 0.5, 0.3, 1);
  private static final Act CLOSED = new Act(0, 0.05, 0.1, 1.6);

  @Test
  void whatWasAskedInThatOrderIsDone() {
    Finding finding = finding(ASKED, STILL, OPEN, STILL, TURN, STILL, CLOSED, STILL);
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.GENUINE);
    assertThat(finding.reason()).isEqualTo("challenge.done");
    assertThat(finding.llr()).isEqualTo(-Math.log(LivenessChallenge.ORDERS));
    assertThat(finding.segments()).hasSize(3);
    assertThat(finding.segments().getFirst().from()).isBetween(1.15, 1.25);
  }

  @Test
  void anotherOrderIsNoAnswerAndNoSuspicion() {
    Finding finding = finding(ASKED, STILL, CLOSED, STILL, TURN, STILL, OPEN, STILL);
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(finding.reason()).isEqualTo("challenge.partly-done");
    assertThat(finding.llr()).isNull();
  }

  @Test
  void speakingAndBlinkingDoNothing() {
    List<Act> talk = new ArrayList<>();
    for (int word = 0; word < 20; word++) {
      talk.add(new Act(0.02, 0.35, 0.3, 0.2));
      talk.add(new Act(0.02, 0.05, word % 5 == 0 ? 0.08 : 0.3, 0.3));
    }
    Finding finding = finding(ASKED, talk.toArray(Act[]::new));
    assertThat(finding.reason()).isEqualTo("challenge.not-done");
  }

  @Test
  void whoDoesEverythingAgainAndAgainAnswersNothing() {
    List<Act> flailing = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      flailing.addAll(List.of(STILL, TURN, STILL, OPEN, STILL, CLOSED));
    }
    assertThat(finding(ASKED, flailing.toArray(Act[]::new)).reason())
        .isEqualTo("challenge.done-among-much");
  }

  @Test
  void aTurnedHeadIsNoOpenMouth() {
    Act turnedAndWide = new Act(0.4, 0.6, 0.1, 1.5);
    assertThat(finding(List.of(Task.OPEN_MOUTH), STILL, turnedAndWide, STILL).reason())
        .isEqualTo("challenge.not-done");
  }

  @Test
  void withoutPicturesThatAreDenseEnoughNothingIsTold() {
    assertThat(finding(ASKED, STILL).reason()).isEqualTo("challenge.unseen");
  }

  @Test
  void nothingIsSaidWhereNothingWasAsked() {
    assertThat(verdicts(Optional.empty(), EvidenceRole.CAMERA, STILL, OPEN)).isEmpty();
  }

  @Test
  void aDocumentAnswersNoChallenge() {
    List<Verdict> verdicts =
        verdicts(
            Optional.of(new LivenessChallenge(ASKED, "1")), EvidenceRole.DOCUMENT_PORTRAIT, STILL);
    assertThat(verdicts.getFirst().finding().outcome()).isEqualTo(FindingOutcome.NOT_APPLICABLE);
  }

  @Test
  void drawsNeverRepeatATaskAtOnce() {
    for (int i = 0; i < 200; i++) {
      LivenessChallenge drawn = LivenessChallenge.drawn();
      assertThat(drawn.tasks()).hasSize(3);
      assertThat(drawn.tasks().get(0)).isNotEqualTo(drawn.tasks().get(1));
      assertThat(drawn.tasks().get(1)).isNotEqualTo(drawn.tasks().get(2));
      assertThat(drawn.digits()).matches("[0-9]{5}").doesNotMatch(".*(.)\\1.*");
    }
  }

  @Test
  void digitsThatAreReadOutAnswerInsteadOfTasks() {
    Finding finding = said("47219", 0.9, 1);
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.GENUINE);
    assertThat(finding.reason()).isEqualTo("challenge.digits-read");
    assertThat(finding.llr()).isEqualTo(-Math.log(6));
    assertThat(finding.segments()).hasSize(5);
    assertThat(finding.model().name()).isEqualTo("speech-reader");
  }

  @Test
  void digitsThatAreOthersOrUnclearOrOfSeveralVoicesAnswerNothing() {
    assertThat(said("47218", 0.9, 1).reason()).isEqualTo("challenge.other-digits");
    assertThat(said("4721", 0.9, 1).reason()).isEqualTo("challenge.digits-unclear");
    assertThat(said("47219", 0.4, 1).reason()).isEqualTo("challenge.digits-unclear");
    assertThat(said("47219", 0.9, 2).reason()).isEqualTo("challenge.digits-among-voices");
    assertThat(said("47219", 0.9, 0).reason()).isEqualTo("challenge.digits-among-voices");
    assertThat(said("", 0.9, 1).reason()).isEqualTo("challenge.not-done");
    assertThat(said("47218", 0.9, 1).outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
  }

  @Test
  void whereOnlyDigitsAreAskedNothingElseAnswers() {
    LivenessChallenge digits = new LivenessChallenge(List.of(), "47219");
    assertThat(
            verdicts(Optional.of(digits), EvidenceRole.CAMERA, STILL, OPEN, TURN)
                .getFirst()
                .finding()
                .reason())
        .isEqualTo("challenge.not-done");
  }

  /** What is found where the subject sits still and says that. */
  private static Finding said(String figures, double probability, int voices) {
    List<HeardDigit> digits =
        IntStream.range(0, figures.length())
            .mapToObj(i -> new HeardDigit(figures.charAt(i) - '0', probability, 1 + i))
            .toList();
    return verdicts(
            (sound, speech) -> new Reading(digits, 0, 0.9),
            new Circumstances.Heard(Speeches.lasting(1, 6), voices),
            new LivenessChallenge(ASKED, "47219"))
        .getFirst()
        .finding();
  }

  private static List<Verdict> verdicts(
      DigitReader reader, Circumstances.Heard heard, LivenessChallenge asked) {
    Examination examination = new ChallengeCheck(reader).examine();
    List<Sighting> sampled = seen(examination, STILL, STILL, STILL);
    return examination.conclude(
        circumstances(sampled, EvidenceRole.CAMERA, Optional.of(heard), Optional.of(asked)));
  }

  private static Finding finding(List<Task> asked, Act... acts) {
    return verdicts(Optional.of(new LivenessChallenge(asked, "")), EvidenceRole.CAMERA, acts)
        .getFirst()
        .finding();
  }

  private static List<Verdict> verdicts(
      Optional<LivenessChallenge> asked, EvidenceRole role, Act... acts) {
    Examination examination = new ChallengeCheck(SILENT).examine();
    List<Sighting> sampled = seen(examination, acts);
    return examination.conclude(circumstances(sampled, role, Optional.empty(), asked));
  }

  private static List<Sighting> seen(Examination examination, Act... acts) {
    List<Sighting> sampled = new ArrayList<>();
    int frame = 0;
    for (Act act : acts) {
      for (int i = 0; i < Math.round(act.seconds() * 25); i++, frame++) {
        Sighting face = new Sighting(frame, frame / 25.0, BOX, landmarks(act), 1);
        examination.dense(new Frame(frame, frame / 25.0, 1, 1, new byte[3]), List.of(face));
        if (frame % 12 == 0) {
          sampled.add(face);
        }
      }
    }
    return sampled;
  }

  private static Circumstances circumstances(
      List<Sighting> sampled,
      EvidenceRole role,
      Optional<Circumstances.Heard> heard,
      Optional<LivenessChallenge> asked) {
    return new Circumstances(
        Path.of("film"),
        new DecodeReport(profile(), 1, 1, 0, 0, 0, DecodeReport.CaptureFacts.NONE),
        Optional.of(role),
        new Subject(sampled, Optional.empty()),
        heard,
        asked);
  }

  private static MediaProfile profile() {
    return new MediaProfile(
        new MediaFacts(MediaKind.VIDEO, 9, 320, 240, 0),
        "mp4",
        Optional.of(new MediaProfile.Picture("h264", 320, 240, 25, 1)),
        Optional.empty(),
        1);
  }

  /** Eyes 40 pixels apart; only what the check measures is placed. */
  private static Landmarks landmarks(Act act) {
    Landmarks.Point[] points = new Landmarks.Point[68];
    java.util.Arrays.fill(points, new Landmarks.Point(150, 150));
    eye(points, 36, 130, act.eyes());
    eye(points, 42, 170, act.eyes());
    points[30] = new Landmarks.Point(150 + 40 * act.turn(), 170);
    for (int i = 0; i < 3; i++) {
      points[61 + i] = new Landmarks.Point(145 + 5 * i, 190 - 20 * act.mouth());
      points[67 - i] = new Landmarks.Point(145 + 5 * i, 190 + 20 * act.mouth());
    }
    return new Landmarks(List.of(points));
  }

  private static void eye(Landmarks.Point[] points, int first, double x, double open) {
    double half = 12 * open / 2;
    points[first] = new Landmarks.Point(x - 6, 140);
    points[first + 1] = new Landmarks.Point(x - 2, 140 - half);
    points[first + 2] = new Landmarks.Point(x + 2, 140 - half);
    points[first + 3] = new Landmarks.Point(x + 6, 140);
    points[first + 4] = new Landmarks.Point(x + 2, 140 + half);
    points[first + 5] = new Landmarks.Point(x - 2, 140 + half);
  }
}
