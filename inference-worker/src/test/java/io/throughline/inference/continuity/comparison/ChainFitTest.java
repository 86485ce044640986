package io.throughline.inference.continuity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A curve from -6 at cosine 0 to 6 at cosine 1, with verdicts from 3 on. */
class ChainFitTest {
  private static final ModelRef MODEL = new ModelRef("face-embedder", "1");
  private static final TemplateComparison COMPARISON =
      new TemplateComparison(
          Map.of(
              Modality.FACE,
              ChannelCurves.only(
                  new SimilarityCurve(
                      MODEL,
                      List.of(new SimilarityCurve.Knot(0, -6), new SimilarityCurve.Knot(1, 6)),
                      6,
                      3,
                      -3,
                      0.2,
                      1))));
  private static final Template REFERENCE = at(1);

  @Test
  void theOneWhoFitsIsChosenWhereverHeStands() {
    assertThat(fit(at(0.1), at(0.9)).chosen()).hasValue(1);
    assertThat(fit(at(0.9), at(0.1), at(0.2)).chosen()).hasValue(0);
  }

  @Test
  void aCloseRaceIsNoAnswer() {
    ChainFit close = fit(at(0.9), at(0.8));
    assertThat(close.chosen()).isEmpty();
    assertThat(close.nobody()).isFalse();
  }

  @Test
  void whoOnlyFitsBetterThanTheOthersDoesNotFit() {
    assertThat(fit(at(0.6), at(0.1)).chosen()).isEmpty();
    assertThat(fit(at(0.6), at(0.1)).nobody()).isFalse();
  }

  @Test
  void whereAllDifferNobodyIsThere() {
    assertThat(fit(at(0.2), at(0.1)).chosen()).isEmpty();
    assertThat(fit(at(0.2), at(0.1)).nobody()).isTrue();
  }

  @Test
  void whatCannotBeComparedIsNeitherChosenNorRuledOut() {
    Template poor = template(0.9, 0.1);
    assertThat(fit(poor, at(0.1)).chosen()).isEmpty();
    assertThat(fit(poor, at(0.1)).nobody()).isFalse();
  }

  @Test
  void withoutEarlierCapturesNothingIsTold() {
    ChainFit fit = ChainFit.of(COMPARISON, List.of(at(0.9), at(0.1)), List.of());
    assertThat(fit.chosen()).isEmpty();
    assertThat(fit.nobody()).isFalse();
  }

  private static ChainFit fit(Template... candidates) {
    return ChainFit.of(COMPARISON, List.of(candidates), List.of(REFERENCE));
  }

  private static Template at(double cosine) {
    return template(cosine, 0.9);
  }

  private static Template template(double cosine, double quality) {
    float[] vector = {(float) cosine, (float) Math.sqrt(1 - cosine * cosine)};
    return new Template(
        Modality.FACE, MODEL, vector, new Template.Worth(quality, 5, Template.Channel.PICTURE));
  }
}
