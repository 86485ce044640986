package io.throughline.inference.detection.presence.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  /** Two tokens; the last moment is padding. */
  private static final float[] LOOKS = {
    0, 0.3f, 0.1f, 0.4f, 0.9f, //
    0, 0, 0.8f, 0.1f, 0.9f
  };

  @Test
  void noTokenIsHeardBeforeTheOneBefore() {
    assertThat(Alignment.moments(LOOKS, 5, 4)).containsExactly(1, 2);
  }

  @Test
  void oneTokenIsHeardWhereMostWasLooked() {
    assertThat(Alignment.moments(Arrays.copyOf(LOOKS, 5), 5, 4)).containsExactly(3);
    assertThat(Alignment.moments(new float[0], 5, 4)).isEmpty();
  }
}
