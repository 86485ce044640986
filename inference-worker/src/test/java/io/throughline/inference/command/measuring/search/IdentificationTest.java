package io.throughline.inference.command.measuring.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.gallery.search.Gallery;
import io.throughline.custody.gallery.search.scan.DotProducts;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Sample.Condition;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import io.throughline.inference.continuity.comparison.SimilarityCurve.Knot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentificationTest {
  private static final ModelRef MODEL = new ModelRef("face-verifier", "1");
  private static final int LENGTH = 64;
  private static final int PEOPLE = 120;
  private static final SimilarityCurve CURVE =
      new SimilarityCurve(
          MODEL, List.of(new Knot(-1, -6), new Knot(1, 6)), Math.log(400), 3, -3, 0.2, 1);

  private final List<Sample> samples = new ArrayList<>();
  private final DrawnTemplates drawn = new DrawnTemplates(LENGTH, 3);

  @Test
  void peopleWhoLookLikeThemselvesOnlyAreAllFound() {
    people(1);
    String table = new Identification(samples, CURVE).table(IdentificationTest::gallery);

    assertThat(table.lines().toList().getLast())
        .isEqualTo(
            "| 120 | 120 | 0.00 % | 0.00 % | 0.00 % | 0.00 % | 9.39 of at most 5.99 | weak |");
  }

  @Test
  void peopleWhoDoNotAreMissed() {
    people(-1);
    String table = new Identification(samples, CURVE).table(IdentificationTest::gallery);

    assertThat(table.lines().toList().getLast()).contains("| 0.00 % | 100.00 % | 100.00 % |");
  }

  @Test
  void bytesFindWhatFloatsFind() {
    people(1);
    assertThat(new Identification(samples, CURVE).recall(IdentificationTest::gallery))
        .isGreaterThan(0.95);
  }

  // Two photos of each person; the second is the first, or its opposite.
  private void people(int sign) {
    for (int person = 0; person < PEOPLE; person++) {
      float[] face = new float[LENGTH];
      // Eight neighbours lie close together, so that only every eighth is taken.
      for (int i = 0; i < 8; i++) {
        face = drawn.next();
      }
      float[] other = new float[LENGTH];
      Vectors.add(other, face, sign);
      samples.add(sample("p" + person, "a" + person, face));
      samples.add(sample("p" + person, "b" + person, other));
    }
  }

  private static Sample sample(String identity, String source, float[] vector) {
    Template.Worth worth = new Template.Worth(0.9, 1, Template.Channel.PICTURE);
    return new Sample(
        identity, source, Condition.PLAIN, new Template(Modality.FACE, MODEL, vector, worth));
  }

  private static Gallery gallery(int dimensions) {
    GalleryKey key =
        new GalleryKey(TenantId.OPERATOR, SearchPurpose.DUPLICATES, Modality.FACE, MODEL);
    return new Gallery(key, dimensions, DotProducts.fastest());
  }
}
