package io.throughline.inference.media.ffmpeg.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryTest {
  private final FfmpegMediaReader reader = new FfmpegMediaReader(MediaLimits.standard());
  @TempDir Path folder;

  @Test
  void twoHundredReadingsLeaveNothingBehind() throws IOException {
    ComposedMedia media = new ComposedMedia(folder);
    Path film = media.spokenFilm("film.mp4", 1);
    // 640x360: a frame that was not freed would cost a third of a megabyte each time.
    Path large = media.film("large.mp4", 1, "640x360");
    Path cut = media.cut(large, "cut.mp4", 0.6);
    Path photo = media.redAndBlue("photo.jpg");
    for (int i = 0; i < 20; i++) {
      readAll(film, large, cut, photo);
    }
    long before = Pointer.physicalBytes();
    for (int i = 0; i < 50; i++) {
      readAll(film, large, cut, photo);
    }
    // The Java heap may still grow into pages that it had not touched.
    assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
  }

  @Test
  void manyReadingsAtOnceDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    Path film = new ComposedMedia(folder).spokenFilm("film.mp4", 1);
    Callable<Integer> reading =
        () -> reader.read(film, SamplingPlan.standard(), new MediaSink() {}).pictures();
    List<Callable<Integer>> readings = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      readings.add(reading);
    }
    try (var threads = Executors.newFixedThreadPool(15)) {
      for (var result : threads.invokeAll(readings)) {
        assertThat(result.get()).isEqualTo(2);
      }
    }
  }

  private void readAll(Path... files) {
    for (Path file : files) {
      try {
        reader.read(file, SamplingPlan.standard(), new MediaSink() {});
      } catch (MediaException refused) {
        assertThat(file.getFileName().toString()).startsWith("cut");
      }
    }
  }
}
