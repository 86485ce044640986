package io.throughline.inference.media.ffmpeg.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.command.measuring.fuzz.Mutants;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaLimits;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.media.ffmpeg.ComposedMedia;
import io.throughline.inference.media.ffmpeg.Gathered;
import io.throughline.inference.media.ffmpeg.sandbox.SandboxedMediaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationTest {
  private static final long SEED = 20_261_122;

  /** Of all files together; {@code -Dthroughline.mutants=N} asks for more. */
  private static final int MUTANTS = Integer.getInteger("throughline.mutants", 600);

  private final SandboxedMediaReader reader =
      new SandboxedMediaReader(MediaLimits.standard().withMaxDecodeTime(Duration.ofSeconds(20)));
  @TempDir Path folder;

  @AfterEach
  void end() {
    reader.close();
  }

  @Test
  void aDamagedFileIsReadOrRefusedAndNothingElse() throws IOException {
    ComposedMedia media = new ComposedMedia(folder);
    List<byte[]> whole = new ArrayList<>();
    for (Path sample : samples(media)) {
      whole.add(Files.readAllBytes(sample));
    }
    Mutants mutants = new Mutants(whole, SEED);
    int answered = 0;
    for (int i = 0; i < MUTANTS; i++) {
      answered += answers(media.write("mutant.bin", mutants.make(i))) ? 1 : 0;
    }
    assertThat(answered).isEqualTo(MUTANTS);
  }

  private static List<Path> samples(ComposedMedia media) {
    String film = "-f lavfi -i testsrc2=size=96x64:rate=10:duration=1 -c:v ";
    return List.of(
        media.spokenFilm("a.mp4", 1),
        media.compose("h264.mp4", film + "libopenh264"),
        media.compose("a.webm", film + "libvpx"),
        media.compose("a.avi", film + "mpeg4"),
        media.compose("a.mkv", film + "mpeg2video"),
        media.tone("a.wav", 1),
        media.tone("a.flac", 1),
        media.tone("a.mp3", 1),
        media.tone("a.opus", 1),
        media.redAndBlue("a.png"),
        media.redAndBlue("a.jpg"),
        media.redAndBlue("a.webp"));
  }

  // An exception of any other kind fails the test, a crash ends it.
  private boolean answers(Path file) {
    try {
      return reader.read(file, SamplingPlan.standard(), new Gathered()).damagedShare() <= 0.2;
    } catch (MediaException refused) {
      return refused.code().name().startsWith("MEDIA_");
    }
  }
}
