package io.throughline.inference.continuity.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.media.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What two people in one place mean: made-up faces and voices, each person one direction. */
class SwapChecksTest {
  private static final SwapChecks CHECKS =
      SwapChecks.load(Path.of(System.getProperty("throughline.home", "..")).resolve("models"));
  private static final Backdrop ROOM = backdrop(3);
  private static final Backdrop OTHER_ROOM = backdrop(11);
  private static final FaceBox HERE = new FaceBox(140, 60, 180, 110, 1);
  private static final FaceBox THERE = new FaceBox(10, 60, 50, 110, 1);

  @Test
  void oneFaceThroughoutIsGenuine() {
    Finding finding = face(seat("a*20", ROOM, ROOM)).finding();
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.GENUINE);
    assertThat(finding.reason()).isEqualTo("identity-swap.one-face");
    assertThat(finding.family()).isEqualTo(Family.FACE);
  }

  @Test
  void somebodyElseWhoComesAndStaysIsNamedWithTheStretch() {
    Verdict verdict = face(seat("a*20 b*8", ROOM, OTHER_ROOM));
    assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(verdict.finding().reason()).isEqualTo("identity-swap.another-face");
    assertThat(verdict.finding().segments()).containsExactly(new Segment(9.75, 13.75, 1));
    assertThat(verdict.trace()).hasSize(28);
  }

  @Test
  void aViewThatGoesToAndFroIsNotASwapUnlessTheBackdropStays() {
    Finding conversation = face(seat("a*8 b*8 a*8 b*8", ROOM, OTHER_ROOM)).finding();
    assertThat(conversation.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(conversation.reason()).isEqualTo("identity-swap.view-changes");
    assertThat(conversation.segments()).hasSize(2);

    Finding oneRoom = face(seat("a*8 b*8 a*8 b*8", ROOM, ROOM)).finding();
    assertThat(oneRoom.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
  }

  @Test
  void whereAllOfThePictureIsTheSubjectsNoViewExplainsAnotherFace() {
    SeatView view = seat("a*8 b*8 a*8", ROOM, OTHER_ROOM);
    SeatView own = new SeatView(view.faces(), true, 0.5, Optional.empty());
    assertThat(face(own).finding().outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
  }

  @Test
  void anotherFaceInAnotherPlaceOfAnotherRoomIsAnotherView() {
    List<SeatFace> faces = new ArrayList<>(seat("a*12", ROOM, ROOM).faces());
    faces.addAll(faces(12, "b*12", OTHER_ROOM, THERE));
    Finding finding = face(new SeatView(faces, false, 0.5, Optional.empty())).finding();
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
  }

  @Test
  void whatCannotBeToldIsNeverGenuine() {
    assertThat(face(seat("a*3", ROOM, ROOM)).finding().reason())
        .isEqualTo("identity-swap.too-few-faces");
    SeatView nobody = new SeatView(List.of(), false, 0.5, Optional.of("subject.ambiguous"));
    assertThat(face(nobody).finding().outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(face(nobody).finding().reason()).isEqualTo("subject.ambiguous");
    assertThat(voice("a*4", true).finding().reason()).isEqualTo("voice-swap.too-little-speech");
  }

  @Test
  void documentsPicturesAndSoundsHaveNoFaceToExchange() {
    Optional<SeatView> seat = Optional.of(seat("a*20", ROOM, ROOM));
    assertThat(
            List.of(
                CHECKS.face(seat, MediaKind.VIDEO, Optional.of(EvidenceRole.DOCUMENT_PORTRAIT)),
                CHECKS.face(seat, MediaKind.IMAGE, Optional.empty()),
                CHECKS.face(Optional.empty(), MediaKind.AUDIO, Optional.empty()),
                CHECKS.withoutVoice()))
        .allSatisfy(verdict ->
            assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.NOT_APPLICABLE));
  }

  @Test
  void anotherVoiceIsSuspiciousOnlyWhereBothAreKnownToBeTheSubjects() {
    Finding own = voice("a*6 b*3", true).finding();
    assertThat(own.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(own.family()).isEqualTo(Family.VOICE);
    assertThat(own.segments()).hasSize(3).first().isEqualTo(new Segment(18, 21, 1));

    Finding unknown = voice("a*6 b*3", false).finding();
    assertThat(unknown.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(unknown.reason()).isEqualTo("voice-swap.several-voices");

    assertThat(voice("a*9", true).finding().outcome()).isEqualTo(FindingOutcome.GENUINE);
  }

  @Test
  void overATelephoneLineNothingIsConcluded() {
    List<VoicePiece> none = List.of();
    Finding finding = CHECKS.voice(none, Template.Channel.TELEPHONE, _ -> true).finding();
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(finding.reason()).isEqualTo("voice-swap.telephone-band");
  }

  private static Verdict face(SeatView seat) {
    return CHECKS.face(Optional.of(seat), MediaKind.VIDEO, Optional.of(EvidenceRole.CAMERA));
  }

  private static Verdict voice(String people, boolean own) {
    List<float[]> all = embeddings(people);
    List<VoicePiece> pieces =
        IntStream.range(0, all.size())
            .mapToObj(i -> new VoicePiece(List.of(new Segment(3 * i, 3 * i + 3, 1)), 3, all.get(i)))
            .toList();
    return CHECKS.voice(pieces, Template.Channel.WIDE_BAND, both -> own && both.size() == 2);
  }

  /** Person a is in one room, b in another or the same; two pictures a second. */
  private static SeatView seat(String people, Backdrop roomOfA, Backdrop roomOfB) {
    List<SeatFace> faces = new ArrayList<>();
    for (String run : people.split(" ", -1)) {
      faces.addAll(faces(faces.size(), run, run.startsWith("a") ? roomOfA : roomOfB, HERE));
    }
    return new SeatView(faces, false, 0.5, Optional.empty());
  }

  private static List<SeatFace> faces(int first, String run, Backdrop room, FaceBox box) {
    List<float[]> all = embeddings(run);
    return IntStream.range(0, all.size())
        .mapToObj(i -> new SeatFace((first + i) / 2.0, 0.8, box, all.get(i), room))
        .toList();
  }

  private static List<float[]> embeddings(String people) {
    List<float[]> all = new ArrayList<>();
    for (String run : people.split(" ", -1)) {
      for (int i = 0; i < Integer.parseInt(run.substring(2)); i++) {
        all.add(run.startsWith("a") ? new float[] {1, 0} : new float[] {0, 1});
      }
    }
    return all;
  }

  private static Backdrop backdrop(int seed) {
    byte[] rgb = new byte[320 * 180 * 3];
    for (int y = 0; y < 180; y++) {
      for (int x = 0; x < 320; x++) {
        rgb[(y * 320 + x) * 3 + 1] = (byte) (40 + (x / 20 * 37 + y / 20 * 91) * seed % 160);
      }
    }
    return Backdrop.of(new Frame(0, 0, 320, 180, rgb));
  }
}
