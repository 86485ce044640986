package io.throughline.inference.media.ffmpeg.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundChunksTest {
  private final List<String> received = new ArrayList<>(); // "start seconds:samples"
  private final SoundChunks chunks = new SoundChunks(Duration.ofSeconds(10), this::receive);

  @Test
  void soundIsHandedOutSecondBySecond() {
    chunks.startAt(0);
    chunks.append(new float[40_000]);
    chunks.flush();

    assertThat(received).containsExactly("0.0:16000", "1.0:16000", "2.0:8000");
  }

  @Test
  void aGapInTimeStartsANewChunk() {
    chunks.startAt(0);
    chunks.append(new float[8_000]);
    chunks.startAt(3);
    chunks.append(new float[8_000]);
    chunks.flush();

    assertThat(received).containsExactly("0.0:8000", "3.0:8000");
  }

  @Test
  void jitterIsNoGapAndTimeNeverRunsBackwards() {
    chunks.startAt(0.5);
    chunks.append(new float[8_000]);
    chunks.startAt(1.05);
    chunks.append(new float[4_000]);
    chunks.startAt(0.2);
    chunks.append(new float[4_000]);

    assertThat(received).containsExactly("0.5:16000");
  }

  @Test
  void whatIsBeyondTheBoundIsNotHandedOut() {
    chunks.startAt(0);
    chunks.append(new float[200_000]);

    assertThat(chunks.full()).isTrue();
    assertThat(chunks.deliveredSeconds()).isEqualTo(10);
  }

  private void receive(double fromSeconds, float[] samples) {
    received.add(fromSeconds + ":" + samples.length);
  }
}
