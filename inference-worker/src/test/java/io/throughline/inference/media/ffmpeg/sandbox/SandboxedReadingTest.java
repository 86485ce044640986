package io.throughline.inference.media.ffmpeg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of the sandbox is what the reader inside of it finds. */
class SandboxedReadingTest {
  private static final MediaLimits LIMITS = MediaLimits.standard();
  private final SandboxedMediaReader reader = new SandboxedMediaReader(LIMITS);
  private final SamplingPlan dense =
      SamplingPlan.standard().withBursts(new SamplingPlan.Bursts(2, 0.5));
  @TempDir Path folder;
  private ComposedMedia media = new ComposedMedia(Path.of("."));

  @BeforeEach
  void composeInFolder() {
    media = new ComposedMedia(folder);
  }

  @AfterEach
  void end() {
    reader.close();
  }

  @Test
  void aFileReadsTheSameInsideAndOutside() throws MediaException {
    MediaReader inside = new FfmpegMediaReader(LIMITS);
    for (Path file :
        List.of(
            media.spokenFilm("film.mp4", 3),
            media.compose(
                "film.webm",
                "-f lavfi -i testsrc2=size=160x90:rate=25:duration=2 -c:v libvpx -f webm -live 1"),
            media.tone("tone.wav", 2),
            media.tone("tone.opus", 2),
            media.redAndBlue("photo.jpg"))) {
      Everything here = new Everything();
      Everything there = new Everything();
      var expected = inside.read(file, dense, here);

      assertThat(reader.read(file, dense, there)).as(file.toString()).isEqualTo(expected);
      assertThat(there.told).isEqualTo(here.told);
      assertThat(reader.probe(file)).isEqualTo(inside.probe(file));
    }
  }

  @Test
  void aRefusalComesOutAsItIs() throws IOException {
    Path cut = media.cut(media.film("film.mp4", 2, "160x90"), "cut.mp4", 0.6);
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> reader.read(cut, dense, new MediaSink() {}))
        .withMessage("a part of the container ends after the file")
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(FailureCode.MEDIA_TRUNCATED));
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> reader.probe(folder.resolve("absent.mp4")))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(FailureCode.MEDIA_UNREADABLE));
  }

  @Test
  void aDecoderThatIsKilledInTheMiddleIsATypedErrorAndTheNextFileWorks() throws MediaException {
    Path film = media.film("film.mp4", 20, "320x180");
    assertThat(reader.read(film, dense, new MediaSink() {}).pictures()).isEqualTo(40);
    List<ProcessHandle> processes = reader.processes();
    MediaSink killing =
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            processes.forEach(ProcessHandle::destroyForcibly);
          }
        };

    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> reader.read(film, dense, killing))
        .satisfies(refused -> assertThat(refused.code().name()).startsWith("MEDIA_"));
    assertThat(reader.read(film, dense, new MediaSink() {}).pictures()).isEqualTo(40);
  }

  @Test
  void aDecoderThatWasKilledWhileIdleIsReplacedUnnoticed() throws MediaException {
    Path film = media.film("film.mp4", 1, "160x90");
    assertThat(reader.read(film, dense, new MediaSink() {}).pictures()).isEqualTo(2);
    reader.processes().forEach(ProcessHandle::destroyForcibly);

    assertThat(reader.read(film, dense, new MediaSink() {}).pictures()).isEqualTo(2);
  }

  @Test
  void whatASinkThrowsReachesTheCallerAndTheNextFileIsNotMixedUp() throws MediaException {
    Path film = media.film("film.mp4", 20, "320x180");
    MediaSink unwilling =
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            throw new IllegalStateException("enough");
          }
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> reader.read(film, dense, unwilling))
        .withMessage("enough");
    assertThat(reader.read(media.tone("a.wav", 2), dense, new MediaSink() {}).soundSeconds())
        .isBetween(1.9, 2.1);
  }

  @Test
  void manyFilesAtOnceComeOutAsThemselvesAndDecodersAreReplaced() throws Exception {
    try (var shortLived = new SandboxedMediaReader(LIMITS, Confinement.STANDARD.replacedAfter(2));
        var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> readings = new ArrayList<>();
      for (int seconds = 1; seconds <= 6; seconds++) {
        int expected = seconds;
        Path file = media.film("film-%d.mp4".formatted(seconds), seconds, "160x90");
        readings.add(
            () -> shortLived.read(file, dense, new MediaSink() {}).pictures() == 2 * expected);
      }
      for (var result : threads.invokeAll(readings)) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  /** All that is handed out, as comparable words. */
  private static final class Everything implements MediaSink {
    private final List<String> told = new ArrayList<>();

    @Override
    public void picture(Frame frame) {
      told.add("picture " + words(frame));
    }

    @Override
    public void dense(Frame frame) {
      told.add("dense " + words(frame));
    }

    @Override
    public void sound(double fromSeconds, float[] samples) {
      told.add("sound " + fromSeconds + " " + samples.length + " " + Arrays.hashCode(samples));
    }

    private static String words(Frame frame) {
      return "%d %s %dx%d %d"
          .formatted(
              frame.index(),
              frame.seconds(),
              frame.width(),
              frame.height(),
              Arrays.hashCode(frame.rgb()));
    }
  }
}
