package io.throughline.inference.continuity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.inference.continuity.comparison.BrokenLink.Told;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The capture that does not continue a chain is named, with its clearest link. */
class BrokenLinkTest {
  private static final double[][] NOBODY = {};

  @Test
  void aChainThatHoldsHasNone() {
    assertThat(BrokenLink.of(3, i -> row(i, 3, NOBODY))).isEmpty();
    assertThat(BrokenLink.of(0, i -> row(i, 0, NOBODY))).isEmpty();
  }

  @Test
  void theOneInTheMiddleIsNamedAndNotItsNeighbours() {
    double[][] differ = {{0, 1, -5}, {1, 2, -6}, {1, 3, -5}};
    assertThat(BrokenLink.of(4, i -> row(i, 4, differ)))
        .contains(new BrokenLink(1, 1, 2, Modality.FACE, -6));
  }

  @Test
  void ofTwoThatDifferTheLaterOneIsNamed() {
    double[][] differ = {{0, 1, -4}};
    assertThat(BrokenLink.of(2, i -> row(i, 2, differ)))
        .contains(new BrokenLink(1, 0, 1, Modality.FACE, -4));
  }

  @Test
  void whatIsUnknownBreaksNothing() {
    List<List<Told>> unknown =
        List.of(List.of(new Told(Modality.VOICE, SimilarityOutcome.UNKNOWN, -2)));
    assertThat(BrokenLink.of(1, _ -> unknown)).isEmpty();
  }

  private static List<List<Told>> row(int i, int size, double[][] differ) {
    return IntStream.range(0, size).mapToObj(j -> List.of(told(i, j, differ))).toList();
  }

  private static Told told(int i, int j, double[][] differ) {
    for (double[] pair : differ) {
      if (pair[0] == Math.min(i, j) && pair[1] == Math.max(i, j)) {
        return new Told(Modality.FACE, SimilarityOutcome.DIFFERENT, pair[2]);
      }
    }
    return new Told(Modality.FACE, SimilarityOutcome.SAME, 5);
  }
}
