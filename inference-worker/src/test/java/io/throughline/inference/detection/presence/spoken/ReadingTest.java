package io.throughline.inference.detection.presence.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void theDigitsInOrderAreWhatWasAsked() {
    assertThat(reading("47219", 0.9, 0, 0.9).has("47219")).isTrue();
    assertThat(reading("47291", 0.9, 0, 0.9).has("47219")).isFalse();
    assertThat(reading("4721", 0.9, 0, 0.9).has("47219")).isFalse();
  }

  @Test
  void whoSlipsMayBeginAgainButNotCountThroughAll() {
    assertThat(reading("4747219", 0.9, 1, 0.9).has("47219")).isTrue();
    assertThat(reading("4721947219", 0.9, 0, 0.9).has("47219")).isTrue();
    assertThat(reading("4721947219", 0.9, 0, 0.9).has("72194")).isFalse();
    assertThat(reading("0123456789472190", 0.9, 0, 0.9).has("47219")).isFalse();
  }

  @Test
  void nothingUnclearPasses() {
    assertThat(reading("47219", 0.49, 0, 0.9).has("47219")).isFalse();
    assertThat(reading("47219", 0.9, 4, 0.9).has("47219")).isFalse();
    assertThat(reading("47219", 0.9, 0, 0.1).has("47219")).isFalse();
    assertThat(reading("", 0.9, 0, 0.9).clear()).isFalse();
    assertThat(reading("47219", 0.9, 0, 0.9).has("")).isFalse();
  }

  @Test
  void aStretchThatCouldNotBeReadMakesAllUnclear() {
    Reading whole = reading("472", 0.9, 0, 0.9).then(reading("19", 0.8, 1, 0.7));
    assertThat(whole.figures()).isEqualTo("47219");
    assertThat(whole.has("47219")).isTrue();
    assertThat(whole.then(new Reading(List.of(), 0, 0)).has("47219")).isFalse();
  }

  static Reading reading(String figures, double probability, int others, double end) {
    List<HeardDigit> digits =
        IntStream.range(0, figures.length())
            .mapToObj(i -> new HeardDigit(figures.charAt(i) - '0', probability, 1 + i))
            .toList();
    return new Reading(digits, others, end);
  }
}
