package io.throughline.inference.detection.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaceQualityTest {
  private static final FaceQuality GOOD = new FaceQuality(60, 120, 200, 0.05, 0.99);

  @Test
  void aGoodFaceIsWorthNearlyOne() {
    assertThat(GOOD.value()).isGreaterThan(0.95);
  }

  @Test
  void eachWeaknessIsNamedAndNothingMakesUpForIt() {
    assertWeak(new FaceQuality(9, 120, 200, 0.05, 0.99), "faces.too-small");
    assertWeak(new FaceQuality(60, 20, 200, 0.05, 0.99), "faces.too-dark");
    assertWeak(new FaceQuality(60, 246, 200, 0.05, 0.99), "faces.too-bright");
    assertWeak(new FaceQuality(60, 120, 2, 0.05, 0.99), "faces.too-blurred");
    assertWeak(new FaceQuality(60, 120, 200, 0.74, 0.99), "faces.turned-away");
    assertWeak(new FaceQuality(60, 120, 200, 0.05, 0.56), "faces.unsure");
  }

  private static void assertWeak(FaceQuality quality, String reason) {
    assertThat(quality.value()).isLessThan(FaceQuality.LOWEST);
    assertThat(quality.weakness()).isEqualTo(reason);
  }
}
