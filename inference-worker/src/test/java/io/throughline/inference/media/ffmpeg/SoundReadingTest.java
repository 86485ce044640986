package io.throughline.inference.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.SamplingPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundReadingTest {
  private final FfmpegMediaReader reader = new FfmpegMediaReader(MediaLimits.standard());
  private final Gathered gathered = new Gathered();
  @TempDir Path folder;
  private ComposedMedia media = new ComposedMedia(Path.of("."));

  @BeforeEach
  void composeInFolder() {
    media = new ComposedMedia(folder);
  }

  @Test
  void everyAcceptedSoundFormatGivesTheSameTone() throws MediaException {
    for (String name :
        List.of("a.wav", "a.flac", "a.mp3", "a.ogg", "a.opus", "a.m4a", "a.aac", "a.webm")) {
      Gathered heard = new Gathered();
      DecodeReport report = reader.read(media.tone(name, 3), SamplingPlan.standard(), heard);

      assertThat(report.profile().facts().kind()).as(name).isEqualTo(MediaKind.AUDIO);
      assertThat(report.soundSeconds()).as(name).isCloseTo(3, within(0.1));
      assertThat(crossings(heard) / report.soundSeconds()).as(name).isCloseTo(880, within(15.0));
    }
  }

  @Test
  void twoChannelsNeverAddUpToMoreThanOne() throws MediaException {
    Path loud =
        media.compose(
            "loud.wav", "-f lavfi -i aevalsrc=sin(2*PI*440*t)|sin(2*PI*440*t):duration=2");

    reader.read(loud, SamplingPlan.standard(), gathered);

    assertThat(gathered.samples).allMatch(sample -> Math.abs(sample) <= 1);
    assertThat(gathered.samples.stream().mapToDouble(Math::abs).max().orElse(0))
        .isCloseTo(1, within(0.02));
    // Nothing is clipped: a sine spends a third of its time below half its height.
    long low = gathered.samples.stream().filter(sample -> Math.abs(sample) < 0.5).count();
    assertThat((double) low / gathered.samples.size()).isCloseTo(1 / 3.0, within(0.01));
  }

  @Test
  void theSoundOfAFilmComesWithItsPictures() throws MediaException {
    DecodeReport report =
        reader.read(media.spokenFilm("film.mp4", 3), SamplingPlan.standard(), gathered);

    assertThat(report.pictures()).isEqualTo(6);
    assertThat(report.soundSeconds()).isCloseTo(3, within(0.1));
    assertThat(gathered.chunkStarts.getFirst()).isCloseTo(0, within(0.05));
    assertThat(report.profile().sound().orElseThrow().channels()).isEqualTo(2);
    assertThat(report.profile().facts().sampleRateHz()).isEqualTo(44_100);
  }

  @Test
  void soundEndsWhereThePlanEnds() throws MediaException {
    reader.read(
        media.tone("tone.wav", 5),
        SamplingPlan.standard().withSound(Duration.ofMillis(1500)),
        gathered);

    assertThat(gathered.samples).hasSize(24_000);
  }

  @Test
  void aPlanWithoutPicturesOrWithoutSoundLeavesThemOut() throws MediaException {
    Path film = media.spokenFilm("film.mp4", 2);

    DecodeReport heard = reader.read(film, SamplingPlan.standard().withoutPictures(), gathered);
    assertThat(gathered.frames).isEmpty();
    assertThat(heard.soundSeconds()).isGreaterThan(1.9);

    DecodeReport seen = reader.read(film, SamplingPlan.standard().withoutSound(), gathered);
    assertThat(seen.soundSeconds()).isZero();
    assertThat(seen.pictures()).isEqualTo(4);
  }

  @Test
  void soundThatStartsLateKeepsItsTime() throws MediaException {
    Path late =
        media.compose(
            "late.mp4",
            "-f lavfi -i testsrc2=size=160x90:rate=25:duration=4 -itsoffset 2"
                + " -f lavfi -i sine=frequency=440:duration=2 -c:v mpeg4");

    reader.read(late, SamplingPlan.standard(), gathered);

    assertThat(gathered.chunkStarts.getFirst()).isCloseTo(2, within(0.1));
  }

  private static long crossings(Gathered heard) {
    long crossings = 0;
    for (int i = 1; i < heard.samples.size(); i++) {
      crossings += heard.samples.get(i - 1) < 0 != heard.samples.get(i) < 0 ? 1 : 0;
    }
    return crossings;
  }
}
