package io.throughline.inference.detection.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BandTest {
  @Test
  void soundWithAnUpperHalfIsNoTelephone() {
    assertThat(Band.telephone(noise())).isFalse();
  }

  @Test
  void soundWithoutAnUpperHalfIsATelephone() {
    assertThat(Band.telephone(tone(1000))).isTrue();
  }

  @Test
  void theTransformFindsATone() {
    double[] frame = new double[512];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = Math.cos(2 * Math.PI * 20 * i / 512);
    }

    double[] power = new Fft(512).power(frame);

    assertThat(power[20]).isCloseTo(256.0 * 256, Offset.offset(1e-6));
    assertThat(power[21]).isCloseTo(0, Offset.offset(1e-6));
  }

  private static float[] noise() {
    Random random = new Random(7);
    float[] samples = new float[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return samples;
  }

  private static float[] tone(double hz) {
    float[] samples = new float[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / 16_000));
    }
    return samples;
  }
}
