package io.throughline.inference.detection.forgery.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private final List<Double> heard = new ArrayList<>();
  private final Windows windows = new Windows((from, samples, range) -> heard.add(from));

  @Test
  void soundIsCutIntoWindowsOfFourSeconds() {
    play(0, 13);

    assertThat(heard).containsExactly(0.0, 4.0, 8.0);
  }

  @Test
  void aGapBeginsANewWindow() {
    play(0, 3);
    play(60, 5);

    assertThat(heard).containsExactly(60.0);
  }

  @Test
  void ofALongRecordingOneWindowInFourIsHeard() {
    play(0, 200);

    assertThat(heard).hasSize(30 + 5).contains(116.0, 128.0, 192.0).doesNotContain(120.0, 124.0);
  }

  @Test
  void noiseHasLittleRangeAndSpeechWithPausesMuch() {
    float[] steady = new float[Windows.SAMPLES];
    float[] broken = new float[Windows.SAMPLES];
    for (int i = 0; i < steady.length; i++) {
      steady[i] = (i % 7 - 3) * 0.01f;
      broken[i] = i / 4000 % 2 == 0 ? steady[i] : 0.001f * steady[i];
    }

    assertThat(Windows.rangeDb(steady)).isLessThan(1);
    assertThat(Windows.rangeDb(broken)).isGreaterThan(40);
    assertThat(Windows.rangeDb(new float[Windows.SAMPLES])).isZero();
  }

  private void play(int fromSecond, int seconds) {
    for (int i = 0; i < seconds; i++) {
      windows.add(fromSecond + i, new float[16_000]);
    }
  }
}
