package io.throughline.contracts.continuity.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.throughline.contracts.continuity.search.LeadRule.Strength;
import org.junit.jupiter.api.Test;

class LeadRuleTest {
  private static final double SAME = 3;
  // What a curve on 10,000 people may say at most.
  private static final double BOUND = Math.log(10_000);

  private final LeadRule rule = LeadRule.STANDARD;

  @Test
  void whatIsRequiredGrowsWithTheGallery() {
    assertThat(rule.required(SAME, 10)).isCloseTo(Math.log(1000), offset(1e-9));
    assertThat(rule.required(SAME, 100)).isCloseTo(Math.log(10_000), offset(1e-9));
    assertThat(rule.required(SAME, 0)).isCloseTo(Math.log(100), offset(1e-9));
    assertThat(new LeadRule(1).required(SAME, 1)).isEqualTo(SAME);
  }

  @Test
  void theSameNearnessIsWorthLessAmongMore() {
    assertThat(rule.strength(7.5, SAME, 10)).contains(Strength.SUPPORTED);
    assertThat(rule.strength(7.5, SAME, 60)).contains(Strength.WEAK);
  }

  @Test
  void beyondWhatTheCurveWasFittedOnNoLeadIsSupportedHoweverNear() {
    assertThat(rule.largest(BOUND)).isEqualTo(100);
    assertThat(rule.supports(SAME, BOUND, 99)).isTrue();
    assertThat(rule.strength(BOUND, SAME, 99)).contains(Strength.SUPPORTED);
    assertThat(rule.supports(SAME, BOUND, 101)).isFalse();
    assertThat(rule.strength(BOUND, SAME, 101)).contains(Strength.WEAK);
    assertThat(rule.strength(BOUND, SAME, 10_000_000)).contains(Strength.WEAK);
  }

  @Test
  void whatIsNotTheSameHumanIsNoLead() {
    assertThat(rule.strength(2.9, SAME, 1)).isEmpty();
    assertThat(rule.strength(Double.NaN, SAME, 1)).isEmpty();
  }

  @Test
  void aRateThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new LeadRule(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LeadRule(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
