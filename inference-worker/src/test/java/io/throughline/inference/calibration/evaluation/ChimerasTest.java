package io.throughline.inference.calibration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.calibration.samples.ManifestException;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People made of a face and a voice: who is compared with whom. */
class ChimerasTest {
  private static final SimilarityCurve CURVE =
      new SimilarityCurve(
          new ModelRef("m", "1"),
          List.of(new SimilarityCurve.Knot(-1, -4), new SimilarityCurve.Knot(1, 4)),
          4,
          3,
          -3,
          0,
          0);

  @Test
  void noImpostorPairSharesAVoiceAndEachPersonIsComparedWithItself() throws ManifestException {
    Chimeras chimeras = new Chimeras(CURVE, CURVE).of(samples("f", 10), samples("v", 3));
    Chimeras.Pairs pairs = chimeras.pairs();

    assertThat(chimeras.people()).isEqualTo(10);
    assertThat(chimeras.voices()).isEqualTo(3);
    assertThat(pairs.fused().genuine()).hasSize(10);
    // Voices stand 4, 3 and 3 times: 100 pairs less those of one voice.
    assertThat(pairs.fused().impostor()).hasSize(100 - 16 - 9 - 9);
    assertThat(pairs.fused().impostor()).allMatch(pair -> pair.first() != pair.second());
    assertThat(pairs.face().impostor()).hasSameSizeAs(pairs.voice().impostor());
  }

  @Test
  void bothTogetherAreTheSumOfTheirRatios() throws ManifestException {
    Chimeras chimeras = new Chimeras(CURVE, CURVE).of(samples("f", 3), samples("v", 3));
    Chimeras.Pairs pairs = chimeras.pairs();

    for (int i = 0; i < pairs.fused().impostor().size(); i++) {
      double sum =
          CURVE.llr(pairs.face().impostor().get(i).cosine())
              + CURVE.llr(pairs.voice().impostor().get(i).cosine());
      assertThat(chimeras.fusedCurve().llr(pairs.fused().impostor().get(i).cosine()))
          .isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void withoutTwoOfEachNothingIsMeasured() {
    assertThatThrownBy(() -> new Chimeras(CURVE, CURVE).of(samples("f", 1), samples("v", 3)))
        .isInstanceOf(ManifestException.class);
  }

  /** Two recordings of each, unlike anybody else's. */
  private static List<Sample> samples(String kind, int people) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      for (int n = 0; n < 2; n++) {
        float[] vector = new float[16];
        vector[i] = 1;
        Template template =
            new Template(
                Modality.FACE,
                CURVE.model(),
                vector,
                new Template.Worth(1, 9, Template.Channel.PICTURE));
        samples.add(new Sample(kind + i, kind + i + "-" + n, Sample.Condition.PLAIN, template));
      }
    }
    return samples;
  }
}
