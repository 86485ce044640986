package io.throughline.inference.calibration.scores;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import io.throughline.inference.continuity.comparison.SimilarityCurve.Knot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DensityFitTest {
  private static final ModelRef MODEL = new ModelRef("model", "1");
  private static final int PEOPLE = 60;

  @Test
  void theCurveRisesAndTellsPeopleApart() {
    List<Knot> knots = DensityFit.of(Scores.of(crowd()));
    SimilarityCurve curve = new SimilarityCurve(MODEL, knots, Math.log(PEOPLE), 2, -2, 0, 0);

    assertThat(curve.llr(1)).isGreaterThan(2);
    assertThat(curve.llr(0)).isLessThan(-2);
  }

  @Test
  void figuresOfACrowdThatIsEasilyToldApartAreNearlyPerfect() {
    Scores scores = Scores.of(crowd());
    SimilarityCurve curve =
        new SimilarityCurve(MODEL, DensityFit.of(scores), Math.log(PEOPLE), 2, -2, 0, 0);
    int[] once = new int[scores.people()];
    Arrays.fill(once, 1);

    Metrics metrics = Metrics.of(scores, curve, once);

    assertThat(metrics.auc()).isGreaterThan(0.99);
    assertThat(metrics.eer()).isLessThan(0.02);
    assertThat(metrics.cllr()).isLessThan(0.2);
  }

  /** Three noisy views each of sixty directions in 64 dimensions. */
  private static List<Sample> crowd() {
    Random random = new Random(5);
    List<Sample> samples = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      float[] self = noise(random, 1);
      for (int view = 0; view < 3; view++) {
        float[] seen = noise(random, 0.5);
        Vectors.add(seen, self, 1);
        Template template =
            new Template(
                Modality.FACE,
                MODEL,
                Vectors.normalised(seen),
                new Template.Worth(1, 1, Template.Channel.PICTURE));
        samples.add(
            new Sample("p" + person, person + "/" + view, Sample.Condition.PLAIN, template));
      }
    }
    return samples;
  }

  private static float[] noise(Random random, double size) {
    float[] vector = new float[64];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (size * random.nextGaussian());
    }
    return vector;
  }
}
