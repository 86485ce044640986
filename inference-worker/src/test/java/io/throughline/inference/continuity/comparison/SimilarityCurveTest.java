package io.throughline.inference.continuity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.comparison.SimilarityCurve.Knot;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SimilarityCurveTest {
  private static final ModelRef MODEL = new ModelRef("face", "1");

  @Test
  void betweenKnotsTheCurveIsALineAndOutsideItIsFlat() {
    SimilarityCurve curve = curve(new Knot(0, -3), new Knot(0.5, 1), new Knot(1, 2));

    assertThat(curve.llr(0.25)).isCloseTo(-1, Offset.offset(1e-9));
    assertThat(curve.llr(0.75)).isCloseTo(1.5, Offset.offset(1e-9));
    assertThat(curve.llr(-1)).isEqualTo(-3);
    assertThat(curve.llr(1.001)).isEqualTo(2);
  }

  @Test
  void noRatioIsLargerThanTheDataCanSupport() {
    SimilarityCurve curve = curve(new Knot(0, -30), new Knot(1, 30));

    assertThat(curve.llr(0)).isEqualTo(-5);
    assertThat(curve.llr(1)).isEqualTo(5);
  }

  @Test
  void aCurveThatFallsIsNone() {
    assertThatThrownBy(() -> curve(new Knot(0, 1), new Knot(1, -1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> curve(new Knot(1, 0), new Knot(0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoCosineHasNoRatio() {
    SimilarityCurve curve = curve(new Knot(0, -3), new Knot(1, 3));

    assertThatThrownBy(() -> curve.llr(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  private static SimilarityCurve curve(Knot... knots) {
    return new SimilarityCurve(MODEL, List.of(knots), 5, 2, -2, 0.2, 1);
  }
}
