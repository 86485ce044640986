package io.throughline.inference.detection.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.Subject;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectionDetectorTest {
  private static final Path CARDS =
      Path.of(System.getProperty("throughline.home", ".")).resolve("models");

  @TempDir Path folder;

  @Test
  void aVirtualCamerasNameIsSuspicious() throws MediaException {
    Finding found = named("OBS_Virtual_Camera", Optional.empty());
    assertThat(found.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(found.reason()).isEqualTo("capture.virtual-camera");
  }

  @Test
  void aFaceSwappersNameIsSuspicious() throws MediaException {
    assertThat(named("DeepFaceLive", Optional.empty()).reason()).isEqualTo("capture.face-swap");
  }

  @Test
  void aRecorderIsSuspiciousForASelfieOnly() throws MediaException {
    assertThat(named("OBS_Studio", Optional.of(EvidenceRole.CAMERA)).outcome())
        .isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(named("OBS_Studio", Optional.of(EvidenceRole.SELFIE)).outcome())
        .isEqualTo(FindingOutcome.SUSPICIOUS);
  }

  @Test
  void aNameWithinAnotherWordIsNone() throws MediaException {
    assertThat(named("Jacobson_lobster", Optional.of(EvidenceRole.SELFIE)).outcome())
        .isEqualTo(FindingOutcome.NOT_APPLICABLE);
  }

  @Test
  void aLoopedFilmIsSuspiciousAndSaysWhere() throws MediaException {
    Path film =
        composed(
            "loop.mp4", turning(4) + " -vf loop=loop=2:size=100,setpts=N/25/TB -c:v mpeg4 -q:v 5");
    Verdict verdict = verdict(film, Optional.empty(), "repeated-frames");
    assertThat(verdict.finding().outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(verdict.finding().reason()).isEqualTo("frames.repeated");
    assertThat(verdict.finding().segments()).hasSize(2);
  }

  @Test
  void aFilmThatGoesOnIsNotSuspicious() throws MediaException {
    Path film = composed("on.mp4", turning(12) + " -c:v mpeg4 -q:v 5");
    assertThat(verdict(film, Optional.empty(), "repeated-frames").finding().outcome())
        .isNotEqualTo(FindingOutcome.SUSPICIOUS);
  }

  @Test
  void aStillPictureOfNobodyIsUntold() throws MediaException {
    Path film =
        composed("still.mp4", "-f lavfi -i color=red:size=320x240:rate=25:duration=8 -c:v mpeg4");
    Finding found = verdict(film, Optional.empty(), "repeated-frames").finding();
    assertThat(found.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(found.reason()).isEqualTo("frames.still-without-face");
  }

  @Test
  void theTimingOfAFileThatWasWrittenAnewTellsNothing() throws MediaException {
    Path film = composed("anew.mp4", turning(4) + " -c:v mpeg4");
    assertThat(verdict(film, Optional.empty(), "frame-timing").finding().outcome())
        .isEqualTo(FindingOutcome.NOT_APPLICABLE);
  }

  private static String turning(int seconds) {
    return "-f lavfi -t " + seconds + " -i testsrc2=size=320x240:rate=25,rotate=0.35*t";
  }

  private Finding named(String handler, Optional<EvidenceRole> role) throws MediaException {
    Path film =
        composed(
            "named.mp4", turning(1) + " -metadata:s:v:0 handler_name=" + handler + " -c:v mpeg4");
    return verdict(film, role, "virtual-camera").finding();
  }

  private Path composed(String name, String arguments) {
    return new ComposedMedia(folder).compose(name, arguments);
  }

  private static Verdict verdict(Path film, Optional<EvidenceRole> role, String detector)
      throws MediaException {
    Examination examination = new InjectionDetector(CARDS).examine();
    DecodeReport report = read(film, examination);
    return examination
        .conclude(
            new Circumstances(
                film,
                report,
                role,
                Subject.nobody("face.too-few"),
                Optional.empty(),
                Optional.empty()))
        .stream()
        .filter(one -> one.finding().detector().equals(detector))
        .findFirst()
        .orElseThrow();
  }

  private static DecodeReport read(Path film, Examination examination) throws MediaException {
    return new FfmpegMediaReader(MediaLimits.standard())
        .read(
            film,
            SamplingPlan.standard().withBursts(SamplingPlan.Bursts.STANDARD),
            new MediaSink() {
              @Override
              public void picture(Frame frame) {
                examination.picture(frame, List.of());
              }

              @Override
              public void dense(Frame frame) {
                examination.dense(frame, List.of());
              }
            });
  }
}
