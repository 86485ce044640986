package io.throughline.server.api.audit.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
  /** Worked out by hand from Wilson's formula with z = 1.96. */
  @ParameterizedTest
  @CsvSource({
    "1, 10, 0.0179, 0.4042",
    "0, 20, 0, 0.1611",
    "5, 5, 0.5655, 1",
    "50, 100, 0.4038, 0.5962"
  })
  void theIntervalIsWilsons(int hits, int of, double low, double high) {
    Proportion share = Proportion.of(hits, of);
    assertThat(share.rate()).isEqualTo((double) hits / of);
    assertThat(share.low()).isCloseTo(low, within(0.0002));
    assertThat(share.high()).isCloseTo(high, within(0.0002));
  }

  @Test
  void theIntervalHoldsTheRateAndStaysInRange() {
    for (int of = 1; of <= 60; of++) {
      for (int hits = 0; hits <= of; hits++) {
        Proportion share = Proportion.of(hits, of);
        assertThat(share.low()).isBetween(0.0, share.rate());
        assertThat(share.high()).isBetween(share.rate(), 1.0);
      }
    }
  }

  @Test
  void aShareOfNothingIsNoShare() {
    assertThatThrownBy(() -> Proportion.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Proportion.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Proportion.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
