package io.throughline.inference.continuity.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class KaldiFilterBankTest {
  private final KaldiFilterBank bank = new KaldiFilterBank();

  @Test
  void oneSecondHasOneFrameForEachHopThatFits() {
    assertThat(bank.of(new float[16_000])).hasSize(98 * KaldiFilterBank.BANDS);
    assertThat(bank.of(new float[399])).isEmpty();
  }

  @Test
  void eachBandHasNoMean() {
    float[] mel = bank.of(halfTone(1000));

    for (int band = 0; band < KaldiFilterBank.BANDS; band++) {
      double sum = 0;
      for (int at = band; at < mel.length; at += KaldiFilterBank.BANDS) {
        sum += mel[at];
      }
      assertThat(sum).isCloseTo(0, Offset.offset(1e-2));
    }
  }

  @Test
  void aToneThatBeginsRaisesItsOwnBandMost() {
    // 1000 Hz is 1000.0 mel; bands are 34.68 mel apart from 31.75 on, so that it is the middle of
    // the band 26.9, counted from 0.
    float[] mel = bank.of(halfTone(1000));

    int last = mel.length - KaldiFilterBank.BANDS;
    int best = 0;
    for (int band = 0; band < KaldiFilterBank.BANDS; band++) {
      best = mel[last + band] > mel[last + best] ? band : best;
    }
    assertThat(best).isEqualTo(27);
  }

  /** Silence, then a tone. */
  private static float[] halfTone(double hz) {
    float[] samples = new float[16_000];
    for (int i = 8000; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / 16_000));
    }
    return samples;
  }
}
