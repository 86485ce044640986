package io.throughline.inference.media.ffmpeg.hostile;

import static io.throughline.contracts.failure.FailureCode.MEDIA_UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import io.throughline.inference.media.ffmpeg.hostile.samples.HostileSamples;
import io.throughline.inference.media.ffmpeg.sandbox.Confinement;
import io.throughline.inference.media.ffmpeg.sandbox.SandboxedMediaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples as a worker reads them: soon answered, in bounded memory, and it reads on. */
class SandboxedSamplesTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final SamplingPlan DENSE =
      SamplingPlan.standard().withBursts(SamplingPlan.Bursts.STANDARD);
  private static final SandboxedMediaReader READER =
      new SandboxedMediaReader(MediaLimits.standard().withMaxDecodeTime(Duration.ofSeconds(6)));
  @TempDir static Path folder;
  private static Map<String, Path> samples = Map.of();

  @BeforeAll
  static void makeThem() throws IOException {
    samples = HostileSamples.make(folder);
    READER.level(); // starts the first decoder, which no sample is to blame for
  }

  @AfterAll
  static void end() {
    READER.close();
  }

  /** Counts what is handed out. */
  private static final class Counted implements MediaSink {
    private int pictures;
    private int dense;

    @Override
    public void picture(Frame frame) {
      pictures++;
    }

    @Override
    public void dense(Frame frame) {
      dense++;
    }
  }

  @Test
  void eachIsAnsweredSoonInBoundedMemoryAndTheNextOneIsRead() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    HostileSamples.manifest().forEach(row -> expected.put(row.file(), row.answer()));
    Map<String, String> answered = new TreeMap<>();
    for (Map.Entry<String, Path> sample : samples.entrySet()) {
      long before = System.nanoTime();
      answered.put(sample.getKey(), answer(sample.getValue()));
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .as(sample.getKey())
          .isLessThan(LONGEST);
    }

    assertThat(answered).isEqualTo(expected);
    assertThat(READER.processes()).isNotEmpty();
    for (ProcessHandle decoder : READER.processes()) {
      assertThat(mostResidentBytes(decoder)).isLessThan(Confinement.STANDARD.memoryBytes());
    }
  }

  @Test
  void aThousandFramesASecondAreThinned() throws MediaException {
    Counted counted = new Counted();
    var _ = READER.read(sample("time/thousand-frames-a-second.mp4"), DENSE, counted);

    assertThat(counted.pictures).isEqualTo(6);
    assertThat(counted.dense).isBetween(3 * 60, 3 * 84);
  }

  @Test
  void aRecordingThatGoesOnAfterItsClaimedLengthIsNotDenseForEver() {
    SamplingPlan.Bursts standard = SamplingPlan.Bursts.STANDARD;

    assertThat(standard.holds(15.9, 3)).isTrue();
    assertThat(standard.holds(16.1, 3)).isFalse();
    assertThat(SamplingPlan.Bursts.NONE.holds(1, 3)).isFalse();
  }

  @Test
  void pipesDevicesAndFoldersAreRefusedAtOnceAndALinkIsFollowed() throws Exception {
    Path pipe = folder.resolve("pipe.mp4");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling.mp4"), Path.of("nowhere"));
    for (Path no : List.of(pipe, dangling, folder, Path.of("/dev/zero"), Path.of("/dev/stdin"))) {
      assertTimeoutPreemptively(
          LONGEST,
          () ->
              assertThatExceptionOfType(MediaException.class)
                  .as(no.toString())
                  .isThrownBy(() -> READER.read(no, DENSE, new Counted()))
                  .satisfies(refused -> assertThat(refused.code()).isEqualTo(MEDIA_UNREADABLE)));
    }
    Path film = new ComposedMedia(folder).film("film.mp4", 1, "160x90");
    Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), film);
    assertThat(READER.read(link, DENSE, new Counted()).pictures()).isPositive();
  }

  private static Path sample(String name) {
    return samples.getOrDefault(name, folder);
  }

  private static String answer(Path file) {
    try {
      var _ = READER.read(file, DENSE, new Counted());
      return "READ";
    } catch (MediaException refused) {
      return refused.code().name();
    }
  }

  private static long mostResidentBytes(ProcessHandle process) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .sum();
    }
  }
}
