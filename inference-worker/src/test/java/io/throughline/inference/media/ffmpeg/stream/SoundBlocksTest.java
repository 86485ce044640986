package io.throughline.inference.media.ffmpeg.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoundBlocksTest {
  @Test
  void aShortRecordingIsHeardThroughout() {
    SoundBlocks blocks = new SoundBlocks(Duration.ofMinutes(20), 1200);

    assertThat(IntStream.range(0, 1200)).allMatch(blocks::hears);
    assertThat(new SoundBlocks(Duration.ofMinutes(20), 0).hears(9999)).isTrue();
  }

  @Test
  void ofALongRecordingEachTenthIsHeardAsMuchAsAnyOther() {
    SoundBlocks blocks = new SoundBlocks(Duration.ofMinutes(20), 7200);

    for (int tenth = 0; tenth < 10; tenth++) {
      assertThat(IntStream.range(tenth * 720, (tenth + 1) * 720).filter(blocks::hears).count())
          .isEqualTo(120);
    }
  }
}
