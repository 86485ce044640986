package io.throughline.inference.media.ffmpeg.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.media.DecodeReport.CaptureFacts;
import io.throughline.inference.media.DecodeReport.PacketTiming;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFactsTest {
  private static final String FILM = "-f lavfi -i testsrc2=size=64x48:rate=25:duration=4 ";

  @TempDir Path folder;

  @Test
  void namesOfProgramsAndDevicesAreKeptAndNothingOfThePerson() throws MediaException {
    CaptureFacts facts =
        facts(
            "tagged.mp4",
            FILM
                + "-metadata:s:v:0 handler_name=SomeCamera -metadata title=Sam -metadata artist=Sam"
                + " -metadata location=+47.0+008.0/ -metadata comment=Sam -c:v mpeg4");
    assertThat(facts.tags())
        .containsEntry("picture.handler_name", "SomeCamera")
        .containsEntry("container.major_brand", "isom");
    assertThat(facts.tags().values())
        .noneMatch(value -> value.contains("Sam") || value.contains("47"));
  }

  @Test
  void aTagIsCutAtItsLongest() throws MediaException {
    CaptureFacts facts =
        facts(
            "long.mp4", FILM + "-metadata:s:v:0 handler_name=" + "x".repeat(3000) + " -c:v mpeg4");
    assertThat(facts.tags().get("picture.handler_name")).hasSize(128);
  }

  @Test
  void evenPacketsHaveNoJitter() throws MediaException {
    PacketTiming timing = facts("even.mp4", FILM + "-c:v mpeg4").picture().orElseThrow();
    assertThat(timing.packets()).isEqualTo(100);
    assertThat(timing.medianStep()).isBetween(0.0399, 0.0401);
    assertThat(timing.jitter()).isLessThan(1e-6);
    assertThat(timing.sameTime()).isZero();
    assertThat(timing.backwards()).isZero();
  }

  @Test
  void unevenPacketsShowTheirJitterAndTheirGap() throws MediaException {
    PacketTiming timing =
        facts(
                "uneven.mkv",
                FILM
                    + "-vf settb=1/1000,setpts=PTS+0.012*mod(N*7\\,5)/5/TB+gte(N\\,50)*0.5/TB"
                    + " -fps_mode passthrough -enc_time_base 1:1000 -c:v mpeg4")
            .picture()
            .orElseThrow();
    assertThat(timing.jitter()).isBetween(0.002, 0.02);
    assertThat(timing.longestStep()).isGreaterThan(0.4);
  }

  @Test
  void aPhotoHasNoTiming() throws MediaException {
    CaptureFacts facts =
        facts("still.png", "-f lavfi -i color=red:size=32x32:rate=25:duration=1 -frames:v 1");
    assertThat(facts.picture()).isEmpty();
    assertThat(facts.sound()).isEmpty();
  }

  private CaptureFacts facts(String name, String arguments) throws MediaException {
    Path file = new ComposedMedia(folder).compose(name, arguments);
    return new FfmpegMediaReader(MediaLimits.standard())
        .read(file, SamplingPlan.standard(), new MediaSink() {})
        .capture();
  }
}
