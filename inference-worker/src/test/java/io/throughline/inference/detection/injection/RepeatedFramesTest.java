package io.throughline.inference.detection.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.detection.injection.RepeatedFrames.Repeat;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RepeatedFramesTest {
  private static final double RATE = 25;

  @Test
  void aLoopIsFoundWithItsPeriod() {
    Repeat found = filmed(20, at -> at % 4.2).clearest().orElseThrow();
    assertThat(found.score()).isGreaterThan(1.5);
    assertThat(found.mirrored()).isFalse();
    assertThat(found.lag() / 4.2).isCloseTo(Math.rint(found.lag() / 4.2), within(0.05));
  }

  @Test
  void aFilmPlayedBackAndForthIsFound() {
    Repeat found = filmed(12, at -> at < 6 ? at : 12 - at).clearest().orElseThrow();
    assertThat(found.score()).isGreaterThan(1.5);
    assertThat(found.mirrored()).isTrue();
    assertThat(found.lag()).isCloseTo(6, within(0.1));
  }

  @Test
  void aFilmThatGoesOnIsNoLoop() {
    assertThat(filmed(20, at -> at).clearest().orElseThrow().score()).isLessThan(0.6);
  }

  @Test
  void withoutMovementNothingIsToldOfLoops() {
    RepeatedFrames still = filmed(20, at -> 0);
    assertThat(still.clearest()).isEmpty();
    assertThat(still.liveliness().orElseThrow()).isZero();
  }

  @Test
  void threeSecondsAreTooShort() {
    assertThat(filmed(3, at -> at).liveliness()).isEmpty();
    assertThat(filmed(3, at -> at).clearest()).isEmpty();
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  // Each cell wanders by its own three waves, which together never come back.
  private static RepeatedFrames filmed(int seconds, DoubleUnaryOperator shown) {
    Random random = new Random(5);
    double[] pace = random.doubles(3L * FramePrint.ROWS * FramePrint.COLUMNS, 0.3, 4).toArray();
    RepeatedFrames frames = new RepeatedFrames();
    for (int i = 0; i < seconds * RATE; i++) {
      double moment = shown.applyAsDouble(i / RATE);
      float[] light = new float[FramePrint.ROWS * FramePrint.COLUMNS];
      for (int cell = 0; cell < light.length; cell++) {
        double wave = 0;
        for (int k = 0; k < 3; k++) {
          wave += Math.sin(pace[3 * cell + k] * moment + cell + k);
        }
        light[cell] = (float) (120 + 8 * wave);
      }
      frames.add(new FramePrint(i / RATE, light));
    }
    return frames;
  }
}
