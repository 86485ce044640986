package io.throughline.inference.detection.presence.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.inference.detection.voice.SpeechStream.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptSoundTest {
  @Test
  void speechIsCutWithItsMargins() {
    KeptSound sound = seconds(10);
    List<KeptSound.Cut> cuts = sound.cuts(List.of(new Span(2, 3), new Span(4, 6)), 30);
    assertThat(cuts).hasSize(1);
    assertThat(cuts.getFirst().from()).isCloseTo(1.6, within(1e-4));
    assertThat(cuts.getFirst().samples()).hasSize((int) (4.8 * 16_000));
    assertThat(cuts.getFirst().samples()[6_400]).isCloseTo(0.2f, within(1e-3f));
  }

  @Test
  void whatDoesNotFitOneWindowIsCutBetweenWords() {
    KeptSound sound = seconds(60);
    List<KeptSound.Cut> cuts =
        sound.cuts(List.of(new Span(1, 14), new Span(15, 29), new Span(31, 40)), 30);
    assertThat(cuts).hasSize(2);
    assertThat(cuts.getLast().from()).isCloseTo(30.6, within(1e-4));
  }

  @Test
  void aGapIsSilenceAndMoreThanNinetySecondsIsTold() {
    KeptSound sound = new KeptSound();
    sound.add(2, new float[] {1, 1});
    assertThat(sound.cuts(List.of(new Span(1.5, 2)), 30).getFirst().samples()[0]).isZero();
    assertThat(sound.more()).isFalse();
    sound.add(90, new float[] {1});
    assertThat(sound.more()).isTrue();
  }

  @Test
  void noSpeechIsNothingToRead() {
    assertThat(seconds(3).cuts(List.of(), 30)).isEmpty();
    assertThat(new KeptSound().cuts(List.of(new Span(0, 1)), 30)).isEmpty();
  }

  /** Each second is as loud as its number, in tenths. */
  private static KeptSound seconds(int count) {
    KeptSound sound = new KeptSound();
    for (int second = 0; second < count; second++) {
      float[] samples = new float[16_000];
      Arrays.fill(samples, second % 10 / 10f);
      sound.add(second, samples);
    }
    return sound;
  }
}
