package io.throughline.inference.inspection;

import static io.throughline.inference.inspection.ComposedMeetings.P1;
import static io.throughline.inference.inspection.ComposedMeetings.P1_AGAIN;
import static io.throughline.inference.inspection.ComposedMeetings.P2;
import static io.throughline.inference.inspection.ComposedMeetings.P2_RESTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.inspection.ComposedMeetings.Said;
import io.throughline.inference.media.MediaException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real models on recordings in which somebody is exchanged, and on such as only look like it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwapInspectionTest {
  private static final List<Said> SILENT = List.of();
  private static final List<Said> TWO_VOICES =
      List.of(new Said("v6-a.wav", 0, 12), new Said("v1-a.wav", 0, 12));
  private static final List<Said> ONE_VOICE =
      List.of(new Said("v6-a.wav", 0, 12), new Said("v6-b.wav", 0, 12));

  @TempDir private static Path folder = Path.of("");
  private Optional<Models> models = Optional.empty();
  private Optional<ComposedMeetings> composed = Optional.empty();

  @BeforeAll
  void load() {
    models = Optional.of(PreparedModels.load().withDetectors(List.of()));
    composed = Optional.of(new ComposedMeetings(folder));
  }

  @AfterAll
  void close() {
    models.ifPresent(Models::close);
  }

  @Test
  void somebodyElseWhoComesAndStaysIsSuspiciousWithTheStretch() throws MediaException {
    Path film = meetings().switching("stand-in.mp4", List.of(P1, P2), 6, SILENT);

    Finding finding = finding(film, Brief.NONE, "identity-swap");

    assertThat(finding.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(finding.reason()).isEqualTo("identity-swap.another-face");
    assertThat(finding.segments())
        .singleElement()
        .satisfies(part -> assertThat(part.to() - part.from()).isBetween(4.5, 7.0));
  }

  @Test
  void onePersonInTwoSessionsIsNot() throws MediaException {
    Path film = meetings().switching("later.mp4", List.of(P1, P1_AGAIN), 6, SILENT);
    Finding finding = finding(film, Brief.NONE, "identity-swap");
    assertThat(finding.outcome()).isEqualTo(FindingOutcome.GENUINE);
  }

  @Test
  void aViewThatFollowsTheSpeakerIsNot() throws MediaException {
    Path film =
        meetings().switching("view.mp4", List.of(P1, P2, P1_AGAIN, P2_RESTS), 6, TWO_VOICES);
    Finding face = finding(film, Brief.NONE, "identity-swap");
    assertThat(face.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(face.reason()).isEqualTo("identity-swap.view-changes");
    assertThat(finding(film, Brief.NONE, "voice-swap").outcome())
        .isEqualTo(FindingOutcome.INCONCLUSIVE);
  }

  @Test
  void anInterviewerBesideTheSubjectIsNot() throws MediaException {
    Path film = meetings().sideBySide("beside.mp4", List.of(P1, P2), TWO_VOICES);
    Brief marked = Brief.NONE.with(Optional.of(SubjectHint.at(SubjectHint.Tile.of("0,0,0.5,1"))));
    assertThat(finding(film, marked, "identity-swap").outcome()).isEqualTo(FindingOutcome.GENUINE);
    assertThat(finding(film, marked, "voice-swap").outcome())
        .isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(finding(film, Brief.NONE, "identity-swap").reason()).isEqualTo("subject.ambiguous");
  }

  @Test
  void twoVoicesBehindOneSeatAreSuspiciousAndTwoOfAConversationAreNot() throws MediaException {
    Path two = meetings().sound("two.wav", TWO_VOICES);
    Brief turns =
        Brief.NONE.with(
            Optional.of(new SubjectHint(null, null, List.of(new SubjectHint.Turn(0, 24)))));

    Finding own = finding(two, turns, "voice-swap");
    assertThat(own.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(own.reason()).isEqualTo("voice-swap.another-voice");
    // One of the two is named, with nearly all of its twelve seconds and hardly any of the other's.
    double later = own.segments().stream().mapToDouble(part -> Math.max(0, part.to() - 12)).sum();
    assertThat(own.segments()).isNotEmpty();
    assertThat(later < 3 || own.segments().getFirst().from() > 9).isTrue();
    Finding unknown = finding(two, Brief.NONE.as(EvidenceRole.DIAL_IN), "voice-swap");
    assertThat(unknown.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(unknown.reason()).isEqualTo("voice-swap.several-voices");

    Path one = meetings().sound("one.wav", ONE_VOICE);
    assertThat(finding(one, turns, "voice-swap").outcome()).isEqualTo(FindingOutcome.GENUINE);
  }

  private Finding finding(Path file, Brief brief, String detector) throws MediaException {
    return PreparedModels.inspector(models.orElseThrow()).inspect(file, brief).findings().stream()
        .filter(finding -> finding.detector().equals(detector))
        .findFirst()
        .orElseThrow();
  }

  private ComposedMeetings meetings() {
    return composed.orElseThrow();
  }
}
