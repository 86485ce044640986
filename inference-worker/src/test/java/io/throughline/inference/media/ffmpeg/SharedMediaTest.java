package io.throughline.inference.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real recordings of cameras, phones and broadcasters; nothing of them may be refused. */
class SharedMediaTest {
  private static final int PHOTOS = 150;
  private static final int SOUNDS = 60;
  private final FfmpegMediaReader reader = new FfmpegMediaReader(MediaLimits.standard());

  @Test
  void everyRealFilmIsReadWhole() throws IOException, MediaException {
    for (Path film : files(".mp4", ".mpg")) {
      DecodeReport report = read(film);
      assertThat(report.profile().facts().kind()).isEqualTo(MediaKind.VIDEO);
      // Rounding at the first and last step may cost or give a picture.
      double expected = 2 * report.profile().facts().durationSeconds();
      assertThat((double) report.pictures())
          .as(film.toString())
          .isBetween(expected - 2, expected + 2);
      assertThat(report.damagedShare()).as(film.toString()).isLessThan(0.01);
    }
  }

  @Test
  void realPhotosAndVoicesAreRead() throws IOException, MediaException {
    for (Path photo : files(".jpg", ".png").subList(0, PHOTOS)) {
      assertThat(read(photo).pictures()).as(photo.toString()).isEqualTo(1);
    }
    for (Path sound : files(".wav", ".flac", ".mp3").subList(0, SOUNDS)) {
      assertThat(read(sound).soundSeconds()).as(sound.toString()).isGreaterThan(0.2);
    }
  }

  private DecodeReport read(Path file) throws MediaException {
    return reader.read(file, SamplingPlan.standard(), new MediaSink() {});
  }

  private static List<Path> files(String... endings) throws IOException {
    Path media = Path.of(System.getProperty("throughline.home", "."), "../shared/media");
    assumeTrue(Files.isDirectory(media), "skipped: no ../shared");
    try (Stream<Path> found = Files.walk(media)) {
      return found
          .filter(file ->
              Stream.of(endings).anyMatch(file.toString().toLowerCase(Locale.ROOT)::endsWith))
          .sorted()
          .toList();
    }
  }
}
