package io.throughline.inference.media.ffmpeg.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.FfmpegMediaReader;
import io.throughline.inference.media.ffmpeg.hostile.samples.HostileSamples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sample of the folder is answered as the manifest says: read, or refused by one code. */
class HostileSamplesTest {
  private static final int LISTENED = 18_391;
  @TempDir static Path folder;
  private static Map<String, Path> samples = Map.of();
  private final FfmpegMediaReader reader =
      new FfmpegMediaReader(MediaLimits.standard().withMaxDecodeTime(Duration.ofSeconds(20)));

  @BeforeAll
  static void makeThem() throws IOException {
    samples = HostileSamples.make(folder);
  }

  @Test
  void eachSampleIsAnsweredAsTheManifestSays() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    HostileSamples.manifest().forEach(row -> expected.put(row.file(), row.answer()));
    Map<String, String> answered = new TreeMap<>();
    samples.forEach((name, file) -> answered.put(name, answer(file)));

    assertThat(answered).isEqualTo(expected);
    assertThat(answered).hasSizeGreaterThan(100);
  }

  @Test
  void nobodyFollowsAnAddressInASample() throws IOException {
    try (ServerSocket elsewhere = new ServerSocket(LISTENED, 1, InetAddress.getLoopbackAddress())) {
      samples.values().forEach(this::answer);
      elsewhere.setSoTimeout(200);
      assertThat(visited(elsewhere)).isFalse();
    }
  }

  @Test
  void theSamplesAreTheSameEachTime(@TempDir Path again) throws IOException {
    Map<String, Path> second = HostileSamples.make(again);

    assertThat(second.keySet()).isEqualTo(samples.keySet());
    for (String name : samples.keySet()) {
      assertThat(
              Files.mismatch(samples.getOrDefault(name, folder), second.getOrDefault(name, again)))
          .as(name)
          .isEqualTo(-1);
    }
  }

  private static boolean visited(ServerSocket elsewhere) throws IOException {
    try (var _ = elsewhere.accept()) {
      return true;
    } catch (java.net.SocketTimeoutException nobodyCame) {
      return false;
    }
  }

  private String answer(Path file) {
    try {
      var _ = reader.read(file, SamplingPlan.standard(), new Sober());
      return "READ";
    } catch (MediaException refused) {
      return refused.code().name();
    }
  }

  /** What is handed out can be computed with, whatever the file holds. */
  private static final class Sober implements MediaSink {
    @Override
    public void picture(Frame frame) {
      assertThat(frame.rgb()).hasSize(3 * frame.width() * frame.height());
    }

    @Override
    public void sound(double fromSeconds, float[] chunk) {
      assertThat(fromSeconds).isFinite();
      for (float sample : chunk) {
        if (!(sample >= -1 && sample <= 1)) {
          throw new AssertionError("a sample is " + sample);
        }
      }
    }
  }
}
