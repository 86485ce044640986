package io.throughline.inference.inspection;

import static io.throughline.inference.inspection.ComposedMeetings.P1;
import static io.throughline.inference.inspection.ComposedMeetings.P1_AGAIN;
import static io.throughline.inference.inspection.ComposedMeetings.P2;
import static io.throughline.inference.inspection.ComposedMeetings.P2_RESTS;
import static io.throughline.inference.inspection.ComposedMeetings.P5;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.inspection.ComposedMeetings.Said;
import io.throughline.inference.media.MediaException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real models on recordings of several people: P1 with voice V6 is the subject of most. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectSelectionTest {
  private static final double SAME = 0.6;
  private static final double STRANGERS = 0.5;
  private static final List<Said> SILENT = List.of();
  private static final List<Said> IN_TURNS =
      List.of(
          new Said("v6-a.wav", 0, 6),
          new Said("v1-a.wav", 0, 6),
          new Said("v6-a.wav", 6, 12),
          new Said("v1-b.wav", 0, 6));
  private static final Brief UNKNOWN = Brief.NONE;

  @TempDir private static Path folder = Path.of("");
  private Optional<Models> models = Optional.empty();
  private Optional<ComposedMeetings> composed = Optional.empty();
  private Map<Modality, List<Template>> first = Map.of();
  private Map<Modality, List<Template>> second = Map.of();

  @BeforeAll
  void load() throws MediaException {
    models = Optional.of(PreparedModels.load());
    composed = Optional.of(new ComposedMeetings(folder));
    first = chain("p1-b.mp4", "v6-b.wav");
    second = chain("p2-c.mp4", "v1-b.wav");
  }

  @AfterAll
  void close() {
    models.ifPresent(Models::close);
  }

  @Test
  void theSubjectIsFoundByTheChainWhereverTheTileIs() throws MediaException {
    Path left = meetings().sideBySide("left.mp4", List.of(P1, P2), SILENT);
    Path right = meetings().sideBySide("right.mp4", List.of(P2, P1), SILENT);
    Path three = meetings().sideBySide("three.mp4", List.of(P2, P1, P5), SILENT);
    Path large = meetings().pictureInPicture("large.mp4", P1, P2, SILENT);
    Path small = meetings().pictureInPicture("small.mp4", P2, P1, SILENT);
    for (Path file : List.of(left, right, three, large, small)) {
      InspectedMedia media = inspect(file, after(first));
      shows(media, first, second);
      assertThat(finding(media, "face-capture").reason()).isEqualTo("face.captured.by-chain");
      assertThat(finding(media, "second-person").outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
      assertThat(finding(media, "second-person").segments()).isNotEmpty();
    }
    shows(inspect(left, after(second)), second, first);
  }

  @Test
  void ofTwoPeopleOfWhomNothingIsKnownNobodyIsGuessed() throws MediaException {
    Path film = meetings().sideBySide("unknown.mp4", List.of(P1, P2), SILENT);

    InspectedMedia media = inspect(film, UNKNOWN);

    untold(media, "face-capture", "subject.ambiguous");
    untold(media, "presentation-attack", "subject.ambiguous");
    assertThat(media.template(Modality.FACE)).isEmpty();
  }

  @Test
  void aMarkedTileNamesTheSubjectAndAnEmptyOneNobody() throws MediaException {
    Path film = meetings().sideBySide("marked.mp4", List.of(P1, P2), SILENT);

    shows(inspect(film, marked("0,0,0.5,1")), first, second);
    // Who marks the wrong tile gets the person in it, and a link that does not hold.
    shows(inspect(film, after(first).with(Optional.of(tile("0.5,0,0.5,1")))), second, first);
    untold(inspect(film, marked("0,0,0.1,0.1")), "face-capture", "subject.tile-empty");
    untold(inspect(film, marked("0,0,1,1")), "face-capture", "subject.ambiguous");
  }

  @Test
  void whereTheSubjectIsMissingNobodyTakesTheSeat() throws MediaException {
    Path others = meetings().sideBySide("others.mp4", List.of(P5, P2_RESTS), SILENT);
    InspectedMedia media = inspect(others, after(first));
    assertThat(media.template(Modality.FACE)).isEmpty();
    assertThat(finding(media, "face-capture").outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);

    // One other person alone is compared, so that the link breaks.
    shows(inspect(ComposedMeetings.cast(P2), after(first)), second, first);
  }

  @Test
  void aStillOfTheSubjectIsNotPreferredToWhoeverMoves() throws MediaException {
    Path still = meetings().still("still.mp4", P1);
    Path film = meetings().sideBySide("beside-still.mp4", List.of(still.toString(), P2), SILENT);

    InspectedMedia media = inspect(film, after(first));

    assertThat(media.template(Modality.FACE)).isEmpty();
    untold(media, "face-capture", "subject.not-seen");
  }

  @Test
  void aViewThatFollowsTheSpeakerGivesTheSubjectsFaceAndVoice() throws MediaException {
    Path film = meetings().switching("view.mp4", List.of(P1, P2, P1_AGAIN, P2_RESTS), 6, IN_TURNS);

    InspectedMedia media = inspect(film, after(first));
    shows(media, first, second);
    sounds(media, first, second);
    assertThat(media.findings()).noneMatch(f -> f.detector().equals("subject-seat"));

    InspectedMedia unknown = inspect(film, UNKNOWN);
    untold(unknown, "face-capture", "subject.ambiguous");
    untold(unknown, "voice-capture", "voice.several-speakers");
  }

  @Test
  void somebodyElseWhoComesAndStaysInTheSeatIsTold() throws MediaException {
    Path film = meetings().switching("seat.mp4", List.of(P1, P2), 6, SILENT);

    InspectedMedia media = inspect(film, after(first));

    shows(media, first, second);
    untold(media, "subject-seat", "seat.two-people");
    assertThat(finding(media, "subject-seat").segments())
        .allSatisfy(segment -> assertThat(segment.from()).isBetween(5.0, 7.0));
    untold(inspect(film, marked("0,0,1,1")), "face-capture", "subject.ambiguous");
  }

  @Test
  void theVoiceOfAMarkedTileIsTheOneThatItsMouthMovesWith() throws MediaException {
    Path talker = meetings().talkingInTurns("talker.mp4", P1_AGAIN, 6, true);
    Path film = meetings().sideBySide("talks.mp4", List.of(talker.toString(), P2_RESTS), IN_TURNS);

    InspectedMedia media = inspect(film, marked("0,0,0.5,1"));
    shows(media, first, second);
    sounds(media, first, second);

    List<SubjectHint.Turn> turns =
        List.of(new SubjectHint.Turn(0, 6), new SubjectHint.Turn(12, 18));
    InspectedMedia hinted =
        inspect(film, UNKNOWN.with(Optional.of(new SubjectHint(null, null, turns))));
    shows(hinted, first, second);
    sounds(hinted, first, second);
    assertThat(finding(hinted, "face-capture").reason()).isEqualTo("face.captured.by-speech");
  }

  @Test
  void whoSpeaksMostIsNotTheSubjectForIt() throws MediaException {
    List<Said> mostlyOther =
        List.of(
            new Said("v1-a.wav", 0, 9),
            new Said("v6-a.wav", 0, 4),
            new Said("v1-b.wav", 0, 7),
            new Said("v6-a.wav", 4, 8));
    Path film = meetings().sideBySide("mostly.mp4", List.of(P1_AGAIN, P2), mostlyOther);

    InspectedMedia media = inspect(film, after(first));
    shows(media, first, second);
    sounds(media, first, second);
  }

  @Test
  void aVoiceThatIsNotASilentSubjectsIsNeverTaken() throws MediaException {
    List<Said> onlyOther = List.of(new Said("v6-a.wav", 0, 14), new Said("v6-b.wav", 0, 10));
    Path film = meetings().sideBySide("silent.mp4", List.of(P1_AGAIN, P2_RESTS), onlyOther);

    InspectedMedia known = inspect(film, after(second));
    shows(known, second, first);
    untold(known, "voice-capture", "voice.subject-not-heard");
    assertThat(known.template(Modality.VOICE)).isEmpty();

    InspectedMedia unknown = inspect(film, marked("0.5,0,0.5,1"));
    untold(unknown, "voice-capture", "voice.of-whom-unclear");
    assertThat(unknown.template(Modality.VOICE)).isEmpty();
  }

  @Test
  void twoVoicesInASoundAreToldApartByTheChainOrNotAtAll() throws MediaException {
    Path both = meetings().sound("both.wav", IN_TURNS);

    sounds(inspect(both, after(first)), first, second);
    sounds(inspect(both, after(second)), second, first);
    untold(inspect(both, UNKNOWN), "voice-capture", "voice.several-speakers");
  }

  @Test
  void ofSeveralSoundTracksTheSubjectsOwnHasToBeNamed() throws MediaException {
    Path other = meetings().sound("other.wav", List.of(new Said("v1-a.wav", 0, 12)));
    Path own = meetings().sound("own.wav", List.of(new Said("v6-a.wav", 0, 12)));
    Path film = meetings().tracks("tracks.mp4", P1, List.of(other, own));

    untold(inspect(film, after(first)), "voice-capture", "subject.several-tracks");
    sounds(inspect(film, onTrack(1)), first, second);
    sounds(inspect(film, onTrack(0)), second, first);
    assertThat(inspect(film, onTrack(1)).template(Modality.FACE)).isPresent();
  }

  private static Brief onTrack(int track) {
    return UNKNOWN.with(Optional.of(new SubjectHint(null, track, List.of())));
  }

  private static SubjectHint tile(String words) {
    return SubjectHint.at(SubjectHint.Tile.of(words));
  }

  private static Brief marked(String words) {
    return UNKNOWN.with(Optional.of(tile(words)));
  }

  private static Brief after(Map<Modality, List<Template>> chain) {
    return UNKNOWN.after(modality -> chain.getOrDefault(modality, List.of()));
  }

  private ComposedMeetings meetings() {
    return composed.orElseThrow();
  }

  private Map<Modality, List<Template>> chain(String face, String voice) throws MediaException {
    return Map.of(
        Modality.FACE,
        List.of(
            inspect(ComposedMeetings.cast(face), UNKNOWN).template(Modality.FACE).orElseThrow()),
        Modality.VOICE,
        List.of(
            inspect(ComposedMeetings.cast(voice), UNKNOWN).template(Modality.VOICE).orElseThrow()));
  }

  private InspectedMedia inspect(Path file, Brief brief) throws MediaException {
    return PreparedModels.inspector(models.orElseThrow()).inspect(file, brief);
  }

  private static void shows(
      InspectedMedia media,
      Map<Modality, List<Template>> person,
      Map<Modality, List<Template>> other) {
    is(Modality.FACE, media, person, other);
  }

  private static void sounds(
      InspectedMedia media,
      Map<Modality, List<Template>> person,
      Map<Modality, List<Template>> other) {
    is(Modality.VOICE, media, person, other);
  }

  private static void is(
      Modality modality,
      InspectedMedia media,
      Map<Modality, List<Template>> person,
      Map<Modality, List<Template>> other) {
    float[] taken = media.template(modality).orElseThrow().vector();
    assertThat(Vectors.dot(taken, vector(person, modality))).isGreaterThan(SAME);
    assertThat(Vectors.dot(taken, vector(other, modality))).isLessThan(STRANGERS);
  }

  private static float[] vector(Map<Modality, List<Template>> person, Modality modality) {
    return Optional.ofNullable(person.get(modality)).orElseThrow().getFirst().vector();
  }

  private static void untold(InspectedMedia media, String detector, String reason) {
    assertThat(finding(media, detector).outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(finding(media, detector).reason()).isEqualTo(reason);
  }

  private static Finding finding(InspectedMedia media, String detector) {
    return media.findings().stream()
        .filter(finding -> finding.detector().equals(detector))
        .findFirst()
        .orElseThrow();
  }
}
