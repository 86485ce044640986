package io.throughline.inference.calibration.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.detection.examination.ScoreCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveFitTest {
  private static final CurveFit.Asked ASKED = new CurveFit.Asked(0.005, 0.05);

  @Test
  void twoNormalDistributionsGiveTheirKnownRatio() {
    // N(1, 1) against N(-1, 1): the logarithm of the ratio is twice the score.
    LogisticLine line = LogisticLine.of(normal(20_000, 1));
    assertThat(line.slope()).isCloseTo(2, within(0.1));
    assertThat(line.intercept()).isCloseTo(0, within(0.1));
  }

  @Test
  void atMostTheAskedShareOfGenuineFilesIsSuspicious() {
    List<Scored> scored = normal(1000, 2);
    CurveFit fit = CurveFit.of(scored, ASKED).orElseThrow();
    assertThat(share(scored, fit.curve(), false, FindingOutcome.SUSPICIOUS))
        .isPositive()
        .isLessThanOrEqualTo(0.005);
    assertThat(share(scored, fit.curve(), true, FindingOutcome.GENUINE)).isLessThanOrEqualTo(0.05);
    assertThat(share(scored, fit.curve(), true, FindingOutcome.SUSPICIOUS)).isGreaterThan(0.2);
  }

  @Test
  void fewPeopleClaimLittleHoweverWellScoresSeparate() {
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      scored.add(new Scored("g" + i, false, -100 - i));
      scored.add(new Scored("f" + i, true, 100 + i));
    }
    ScoreCurve curve = CurveFit.of(scored, ASKED).orElseThrow().curve();
    assertThat(curve.most()).isCloseTo(Math.log(13), within(1e-9));
    assertThat(curve.llr(1000)).isLessThanOrEqualTo(Math.log(13));
    assertThat(curve.outcome(curve.llr(112))).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(curve.outcome(curve.llr(-100))).isEqualTo(FindingOutcome.GENUINE);
  }

  @Test
  void scoresThatPointTheWrongWayAreNotFitted() {
    List<Scored> turned =
        normal(200, 3).stream()
            .map(one -> new Scored(one.person(), !one.forged(), one.score()))
            .toList();
    assertThat(CurveFit.of(turned, ASKED)).isEmpty();
  }

  @Test
  void heldOutPeopleAreToldByACurveOfTheOthers() {
    List<Scored> scored = normal(1000, 4);
    HeldOut held = HeldOut.of(scored, ASKED);
    assertThat(held.falseAlarms().value()).isBetween(0.001, 0.02);
    assertThat(held.falseAlarms().low()).isLessThan(held.falseAlarms().high());
    assertThat(held.ece().value()).isLessThan(0.05);
    // One person has all forged files: without that person there is nothing to fit.
    List<Scored> alone =
        scored.stream()
            .map(one -> one.forged() ? new Scored("x", true, one.score()) : one)
            .toList();
    assertThat(HeldOut.of(alone, ASKED).detected().value()).isZero();
  }

  private static List<Scored> normal(int each, long seed) {
    Random random = new Random(seed);
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      scored.add(new Scored("g" + i, false, random.nextGaussian() - 1));
      scored.add(new Scored("f" + i, true, random.nextGaussian() + 1));
    }
    return scored;
  }

  private static double share(
      List<Scored> scored, ScoreCurve curve, boolean forged, FindingOutcome outcome) {
    List<Scored> some = scored.stream().filter(one -> one.forged() == forged).toList();
    return some.stream().filter(one -> curve.outcome(curve.llr(one.score())) == outcome).count()
        / (double) some.size();
  }
}
