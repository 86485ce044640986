package io.throughline.inference.detection.lipsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.inspection.InspectedMedia;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.inspection.PreparedModels;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LipSyncTest {
  private static final String SPEAKER = "av_real/hdtf/WDA_AlexandriaOcasioCortez_000.mp4";
  private static final String OTHER = "av_real/hdtf/WDA_KatieHill_000.mp4";

  @TempDir Path folder = Path.of("unset");

  @Test
  void aTalkingPersonFitsTheSoundBetterThanALateOrAnotherSound() throws MediaException {
    try (Models models = PreparedModels.load()) {
      Path together = shifted("together.mkv", SPEAKER, 0);
      Path late = shifted("late.mkv", SPEAKER, 0.6);
      Path other = shifted("other.mkv", OTHER, 0.2);
      Verdict good = verdict(models, together);
      Verdict delayed = verdict(models, late);
      Verdict exchanged = verdict(models, other);
      assertThat(good.finding().outcome()).isNotEqualTo(FindingOutcome.SUSPICIOUS);
      assertThat(delayed.finding().outcome()).isNotEqualTo(FindingOutcome.GENUINE);
      assertThat(exchanged.finding().outcome()).isNotEqualTo(FindingOutcome.GENUINE);
      assertThat(score(good)).isLessThan(Math.min(score(delayed), score(exchanged)));
    }
  }

  @Test
  void whatCannotBeToldIsNotTold() throws MediaException {
    try (Models models = PreparedModels.load()) {
      ComposedMedia media = new ComposedMedia(folder);
      Path speaker = PreparedModels.shared(SPEAKER);
      Path slow =
          media.compose(
              "slow.mkv", "-stream_loop 1 -i %s -r 6 -c:v mpeg4 -q:v 3 -t 15".formatted(speaker));
      Path hushed = media.compose("hushed.mkv", "-i %s -an -c:v copy".formatted(speaker));
      Path still =
          media.compose(
              "still.mkv",
              ("-stream_loop 1 -i %s -vf select='lt(n,1)',loop=loop=-1:size=1,setpts=N/25/TB"
                      + " -r 25 -c:v mpeg4 -q:v 3 -t 15")
                  .formatted(speaker));
      assertThat(verdict(models, speaker).finding().reason()).isEqualTo("lip-sync.too-short");
      assertThat(verdict(models, slow).finding().reason()).isEqualTo("lip-sync.low-frame-rate");
      assertThat(verdict(models, still).finding().reason()).isEqualTo("lip-sync.mouth-still");
      Finding none = verdict(models, hushed).finding();
      assertThat(none.outcome()).isEqualTo(FindingOutcome.NOT_APPLICABLE);
    }
  }

  @Test
  void agreementPeaksWhereTheSoundIs() {
    Random random = new Random(1);
    double[] sound = random.doubles(100).toArray();
    double[] mouth = new double[100];
    System.arraycopy(sound, 10, mouth, 0, 90);
    double[] late = LagAgreement.of(mouth, sound);
    double[] even = LagAgreement.of(sound, sound);
    assertThat(late[25 + 10]).isGreaterThan(0.99);
    assertThat(LagAgreement.score(List.of(late))).isGreaterThan(0.3);
    assertThat(even[25]).isGreaterThan(0.99);
    assertThat(LagAgreement.score(List.of(even))).isLessThan(-0.5);
  }

  /** Sixteen seconds of one speaker with some sound, late by that much. */
  private Path shifted(String name, String sound, double seconds) {
    return new ComposedMedia(folder)
        .compose(
            name,
            ("-stream_loop 1 -i %s -itsoffset %s -stream_loop 1 -i %s"
                    + " -map 0:v -map 1:a -c:v copy -c:a flac -t 15.5")
                .formatted(PreparedModels.shared(SPEAKER), seconds, PreparedModels.shared(sound)));
  }

  private static double score(Verdict verdict) {
    return verdict.score().orElseThrow();
  }

  private static Verdict verdict(Models models, Path file) throws MediaException {
    InspectedMedia media = PreparedModels.inspector(models).inspect(file);
    return media.verdicts().stream()
        .filter(verdict -> verdict.finding().detector().equals("lip-sync"))
        .findFirst()
        .orElseThrow();
  }
}
