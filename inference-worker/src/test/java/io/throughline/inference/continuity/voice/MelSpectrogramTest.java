package io.throughline.inference.continuity.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MelSpectrogramTest {
  private final MelSpectrogram spectrogram = new MelSpectrogram();

  @Test
  void oneSecondHasOneFrameForEachHopThatFits() {
    assertThat(spectrogram.of(new float[16_000])).hasDimensions(97, 40);
    assertThat(spectrogram.of(new float[511])).isEmpty();
  }

  @Test
  void silenceIsTheFloor() {
    assertThat(spectrogram.of(new float[512])[0][0]).isCloseTo(-10, Offset.offset(1e-5f));
  }

  @Test
  void aToneIsLoudestInItsOwnBand() {
    // The middle of band 14 (counted from 0) of 40 between 0 and 8 kHz on Slaney's scale is at
    // 45.25 * 15 / 41 = 16.55 mel, which is 1113 Hz.
    float[][] mel = spectrogram.of(tone(1113));

    assertThat(loudest(mel[10])).isEqualTo(14);
  }

  private static int loudest(float[] bands) {
    int best = 0;
    for (int i = 1; i < bands.length; i++) {
      best = bands[i] > bands[best] ? i : best;
    }
    return best;
  }

  private static float[] tone(double hz) {
    float[] samples = new float[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / 16_000));
    }
    return samples;
  }
}
