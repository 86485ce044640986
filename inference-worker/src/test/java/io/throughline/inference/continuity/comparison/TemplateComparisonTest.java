package io.throughline.inference.continuity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Template.Channel;
import io.throughline.inference.continuity.Template.Worth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateComparisonTest {
  private static final ModelRef MODEL = new ModelRef("voice", "1");
  private static final Worth GOOD = new Worth(0.9, 20, Channel.WIDE_BAND);
  private static final Link LINK =
      new Link(new InteractionId("interview-1"), new InteractionId("interview-2"), Modality.VOICE);
  private static final SimilarityCurve CURVE =
      new SimilarityCurve(
          MODEL,
          List.of(new SimilarityCurve.Knot(0, -10), new SimilarityCurve.Knot(1, 10)),
          4,
          2,
          -2,
          0.2,
          2.5);

  private final TemplateComparison comparison =
      new TemplateComparison(Map.of(Modality.VOICE, ChannelCurves.only(CURVE)));

  @Test
  void alikeIsTheSameHumanAndTheRatioIsBounded() {
    Similarity similarity = comparison.compare(LINK, at(0, GOOD), at(0, GOOD));

    assertThat(similarity.outcome()).isEqualTo(SimilarityOutcome.SAME);
    assertThat(similarity.llr()).isEqualTo(4);
    assertThat(similarity.reason()).isEqualTo("continuity.voice-same");
    assertThat(similarity.quality()).isEqualTo(0.9);
  }

  @Test
  void unlikeIsADifferentHuman() {
    Similarity similarity = comparison.compare(LINK, at(0, GOOD), at(90, GOOD));

    assertThat(similarity.outcome()).isEqualTo(SimilarityOutcome.DIFFERENT);
    assertThat(similarity.reason()).isEqualTo("continuity.voice-different");
  }

  @Test
  void betweenTheTwoNobodyKnows() {
    Similarity similarity = comparison.compare(LINK, at(0, GOOD), at(60, GOOD));

    assertThat(similarity.outcome()).isEqualTo(SimilarityOutcome.UNKNOWN);
    assertThat(similarity.llr()).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-5));
    assertThat(similarity.reason()).isEqualTo("continuity.voice-uncertain");
  }

  @Test
  void aTelephoneLineThatNobodyMeasuredMakesEvenAPerfectMatchUnknown() {
    assertUnknown(new Worth(0.9, 20, Channel.TELEPHONE), "voice.telephone-band");
  }

  @Test
  void tooLittleSpeechMakesAPerfectMatchUnknown() {
    assertUnknown(new Worth(0.9, 1, Channel.WIDE_BAND), "voice.too-short");
  }

  @Test
  void aPoorCaptureMakesAPerfectMatchUnknown() {
    assertUnknown(new Worth(0.1, 20, Channel.WIDE_BAND), "voice.low-quality");
  }

  @Test
  void aTemplateOfAnotherVersionCannotBeCompared() {
    Template stranger =
        new Template(Modality.VOICE, new ModelRef("voice", "2"), new float[] {1, 0}, GOOD);

    assertThatThrownBy(() -> comparison.compare(LINK, at(0, GOOD), stranger))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo("TEMPLATE_INCOMPATIBLE"));
  }

  private void assertUnknown(Worth worth, String reason) {
    for (Similarity similarity :
        List.of(
            comparison.compare(LINK, at(0, worth), at(0, GOOD)),
            comparison.compare(LINK, at(0, GOOD), at(0, worth)))) {
      assertThat(similarity.outcome()).isEqualTo(SimilarityOutcome.UNKNOWN);
      assertThat(similarity.llr()).isZero();
      assertThat(similarity.reason()).isEqualTo(reason);
    }
  }

  private static Template at(double degrees, Worth worth) {
    double angle = Math.toRadians(degrees);
    float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle)};
    return new Template(Modality.VOICE, MODEL, vector, worth);
  }
}
