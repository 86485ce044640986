package io.throughline.inference.continuity.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import io.throughline.inference.continuity.comparison.SimilarityCurve.Knot;
import io.throughline.inference.continuity.search.LeadRule.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadRuleTest {
  // A curve on 10,000 people, on which the cosine is a tenth of the likelihood ratio.
  private static final SimilarityCurve CURVE =
      new SimilarityCurve(
          new ModelRef("face-verifier", "1"),
          List.of(new Knot(-1, -10), new Knot(1, 10)),
          Math.log(10_000),
          3,
          -3,
          0.2,
          1);

  private final LeadRule rule = LeadRule.STANDARD;

  @Test
  void whatIsRequiredGrowsWithTheGallery() {
    assertThat(rule.required(CURVE, 10)).isCloseTo(Math.log(1000), offset(1e-9));
    assertThat(rule.required(CURVE, 100)).isCloseTo(Math.log(10_000), offset(1e-9));
    assertThat(rule.required(CURVE, 0)).isCloseTo(Math.log(100), offset(1e-9));
    assertThat(new LeadRule(1).required(CURVE, 1)).isEqualTo(CURVE.same());
  }

  @Test
  void theSameNearnessIsWorthLessAmongMore() {
    assertThat(rule.strength(CURVE, 0.75, 10)).contains(Strength.SUPPORTED);
    assertThat(rule.strength(CURVE, 0.75, 60)).contains(Strength.WEAK);
  }

  @Test
  void beyondWhatTheCurveWasFittedOnNoLeadIsSupportedHoweverNear() {
    assertThat(rule.largest(CURVE)).isEqualTo(100);
    assertThat(rule.supports(CURVE, 99)).isTrue();
    assertThat(rule.strength(CURVE, 1, 99)).contains(Strength.SUPPORTED);
    assertThat(rule.supports(CURVE, 101)).isFalse();
    assertThat(rule.strength(CURVE, 1, 101)).contains(Strength.WEAK);
    assertThat(rule.strength(CURVE, 1, 10_000_000)).contains(Strength.WEAK);
  }

  @Test
  void whatIsNotTheSameHumanIsNoLead() {
    assertThat(rule.strength(CURVE, 0.29, 1)).isEmpty();
    assertThatThrownBy(() -> rule.strength(CURVE, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRateThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new LeadRule(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LeadRule(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
