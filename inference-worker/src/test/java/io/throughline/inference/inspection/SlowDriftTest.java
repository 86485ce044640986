package io.throughline.inference.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.comparison.TemplateComparison;
import io.throughline.inference.media.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faces of real people, walked from one to another in steps that are each the same as the one
 * before: what policy's anchors see is what stops the walk.
 */
class SlowDriftTest {
  private static final int STEPS = 12;

  /**
   * Policy's threshold of the same face ({@code policies/throughline/settings/hiring/data.json}).
   */
  private static final double HOLDS = 3.0;

  static Stream<List<String>> pairs() {
    return Stream.of(
        List.of("faces/london/001/001_03.jpg", "faces/london/002/002_03.jpg"),
        List.of("faces/london/003/003_03.jpg", "faces/london/004/004_03.jpg"),
        List.of("faces/london/005/005_03.jpg", "faces/london/006/006_03.jpg"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aWalkInSmallStepsIsStoppedByTheAnchorLongBeforeItsEnd(List<String> people)
      throws MediaException {
    try (Models models = PreparedModels.load()) {
      MediaInspector inspector = PreparedModels.inspector(models);
      Template from = face(inspector, people.getFirst());
      Template to = face(inspector, people.getLast());
      List<Template> walk = new ArrayList<>();
      for (int step = 0; step <= STEPS; step++) {
        walk.add(between(from, to, step / (double) STEPS));
      }

      for (int step = 1; step <= STEPS; step++) {
        Similarity before = compared(models.comparison(), walk.get(step - 1), walk.get(step));
        assertThat(before.outcome()).isEqualTo(SimilarityOutcome.SAME);
        assertThat(before.llr()).isGreaterThanOrEqualTo(HOLDS);
      }
      int stopped = 0;
      while (compared(models.comparison(), from, walk.get(stopped)).llr() >= HOLDS) {
        stopped++;
      }
      assertThat(stopped).isBetween(2, STEPS - 1);
      assertThat(compared(models.comparison(), from, to).outcome())
          .isEqualTo(SimilarityOutcome.DIFFERENT);
    }
  }

  private static Template face(MediaInspector inspector, String photo) throws MediaException {
    return inspector
        .inspect(PreparedModels.shared(photo), Brief.NONE)
        .template(Modality.FACE)
        .orElseThrow();
  }

  /** A made template on the way; nobody's photo. */
  private static Template between(Template a, Template b, double share) {
    float[] vector = new float[a.vector().length];
    Vectors.add(vector, a.vector(), 1 - share);
    Vectors.add(vector, b.vector(), share);
    return new Template(a.modality(), a.model(), Vectors.normalised(vector), a.worth());
  }

  private static Similarity compared(TemplateComparison comparison, Template a, Template b) {
    Link link =
        new Link(new InteractionId("interview-1"), new InteractionId("interview-2"), Modality.FACE);
    return comparison.compare(link, a, b);
  }
}
