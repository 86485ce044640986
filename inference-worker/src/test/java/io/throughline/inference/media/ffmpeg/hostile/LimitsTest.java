package io.throughline.inference.media.ffmpeg.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
  private static final MediaLimits STANDARD = MediaLimits.standard();
  @TempDir Path folder;
  private ComposedMedia media = new ComposedMedia(Path.of("."));

  @BeforeEach
  void composeInFolder() {
    media = new ComposedMedia(folder);
  }

  @Test
  void aLargeFileIsRefused() {
    refuses(STANDARD.withMaxBytes(1000), media.film("film.mp4", 1, "160x90"));
  }

  @Test
  void aLongRecordingIsRefusedWhetherItClaimsItsLengthOrNot() {
    MediaLimits twoSeconds = STANDARD.withMaxDuration(Duration.ofSeconds(2));
    refuses(twoSeconds, media.film("film.mp4", 4, "160x90"));
    refuses(
        twoSeconds,
        media.compose(
            "recorded.webm",
            "-f lavfi -i testsrc2=size=160x90:rate=25:duration=4 -c:v libvpx -f webm -live 1"));
    refuses(twoSeconds, media.tone("tone.mp3", 4));
    refuses(twoSeconds, media.tone("tone.aac", 4));
  }

  @Test
  void aLargePictureIsRefused() {
    MediaLimits small = STANDARD.withMaxPixels(10_000);
    refuses(small, media.film("film.mp4", 1, "160x90"));
    for (String name : new String[] {"a.png", "a.jpg", "a.bmp", "a.webp"}) {
      refuses(small, media.compose(name, "-f lavfi -i testsrc2=size=160x90 -frames:v 1"));
    }
  }

  @Test
  void decodingEndsWithItsTime() {
    refuses(STANDARD.withMaxDecodeTime(Duration.ofNanos(1)), media.film("a.mp4", 1, "160x90"));
  }

  @Test
  void theReceiversTimeDoesNotCount() throws MediaException {
    MediaLimits limits = STANDARD.withMaxDecodeTime(Duration.ofSeconds(20));
    MediaSink slow =
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
          }
        };

    var report =
        new FfmpegMediaReader(limits)
            .read(media.film("a.mp4", 2, "160x90"), SamplingPlan.standard(), slow);

    assertThat(report.pictures()).isEqualTo(4);
  }

  @Test
  void aLimitOfNothingIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withMaxBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withMaxDuration(Duration.ZERO));
  }

  private static void refuses(MediaLimits limits, Path file) {
    assertThatExceptionOfType(MediaException.class)
        .as(file.getFileName().toString())
        .isThrownBy(() ->
            new FfmpegMediaReader(limits).read(file, SamplingPlan.standard(), new MediaSink() {}))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(FailureCode.MEDIA_OVER_LIMIT));
  }
}
