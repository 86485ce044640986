package io.throughline.inference.detection.examination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.contracts.detection.Family;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.detection.examination.Fusion.Fused;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
  private static final ModelRef MODEL = new ModelRef("m", "1");

  @Test
  void detectorsOfOneGroupAreNeverMultiplied() {
    Fused one = Fusion.of(List.of(found("face-forgery", 3)));
    Fused two = Fusion.of(List.of(found("face-forgery", 3), found("upsampling-traces", 3)));
    assertThat(two.llr()).isEqualTo(one.llr());
    assertThat(two.groups()).hasSize(1);
  }

  @Test
  void aSuspicionIsNotOutvotedWithinItsGroup() {
    Fused fused = Fusion.of(List.of(found("face-forgery", 2.5), found("temporal-flicker", -3)));
    assertThat(fused.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(fused.groups().getFirst().detector()).isEqualTo("face-forgery");
  }

  @Test
  void aFileNeedsOnlyOneWayOfAttack() {
    Fused fused =
        Fusion.of(
            List.of(found("face-forgery", -3), found("voice-spoof", 4), found("lip-sync", -3)));
    assertThat(fused.outcome()).isEqualTo(FindingOutcome.SUSPICIOUS);
    assertThat(fused.llr()).isCloseTo(Math.log((2 * Math.exp(-3) + Math.exp(4)) / 3), within(1e-9));
  }

  @Test
  void whatWasNotToldKeepsAFileFromBeingCalledGenuine() {
    Finding silent = Finding.inconclusive("voice-spoof", Family.VOICE, "a.b", MODEL);
    Fused fused = Fusion.of(List.of(found("face-forgery", -4), silent));
    assertThat(fused.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(fused.notChecked()).containsExactly("speech");
    assertThat(Fusion.of(List.of(found("face-forgery", -4))).outcome())
        .isEqualTo(FindingOutcome.GENUINE);
  }

  @Test
  void whatDoesNotApplyAndWhatIsNoDetectorCountForNothing() {
    Finding none = Finding.notApplicable("voice-spoof", Family.VOICE, "a.b", MODEL);
    Fused fused = Fusion.of(List.of(none, found("face-capture", 0)));
    assertThat(fused.groups()).isEmpty();
    assertThat(fused.outcome()).isEqualTo(FindingOutcome.INCONCLUSIVE);
    assertThat(fused.llr()).isZero();
  }

  private static Finding found(String detector, double llr) {
    return new Finding(
        detector,
        Family.FACE,
        llr > 0 ? FindingOutcome.SUSPICIOUS : FindingOutcome.GENUINE,
        llr,
        ScoreCurve.probability(llr),
        1,
        "a.b",
        List.of(),
        MODEL);
  }
}
