package io.throughline.inference.worker.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.contracts.continuity.Modality;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.inspection.PreparedModels;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FaceMonitorTest {
  private static final Path CAST =
      Path.of(System.getProperty("throughline.home", ".")).resolve(".throughline/cast");
  private static final double MOST_APART = 0.01;

  @Test
  void whatIsLeftOutDoesNotMoveTheScores() throws MediaException {
    assumeTrue(Files.isDirectory(CAST), "skipped: no cast");
    try (Models models = PreparedModels.load()) {
      FaceMonitor skipping = new FaceMonitor(models.faces(), FaceMonitor.Rates.SKIPPING);
      FaceMonitor every = new FaceMonitor(models.faces(), FaceMonitor.Rates.EVERY_FRAME);
      var report =
          new FfmpegMediaReader(MediaLimits.standard())
              .read(
                  CAST.resolve("p1-a.mp4"),
                  SamplingPlan.standard().withoutSound().withPictures(25, Integer.MAX_VALUE),
                  both(skipping, every));
      float[] template =
          PreparedModels.inspector(models)
              .inspect(CAST.resolve("p1-b.mp4"))
              .template(Modality.FACE)
              .orElseThrow()
              .vector();

      assertThat(skipping.live().orElseThrow())
          .isCloseTo(every.live().orElseThrow(), within(MOST_APART));
      assertThat(Vectors.dot(skipping.embedding().orElseThrow(), template))
          .isCloseTo(Vectors.dot(every.embedding().orElseThrow(), template), within(MOST_APART));
      assertThat(skipping.seen()).isEqualTo(every.seen()).isGreaterThan(0.9);
      // A fifth of the frames for liveness, a fiftieth for the embedding.
      assertThat(skipping.runs().get(0)).isLessThan(report.pictures() / 3);
      assertThat(skipping.runs().get(1)).isLessThan(report.pictures() / 20);
    }
  }

  private static MediaSink both(FaceMonitor one, FaceMonitor other) {
    return new MediaSink() {
      @Override
      public void picture(Frame frame) {
        one.frame(frame);
        other.frame(frame);
      }
    };
  }
}
