package io.throughline.inference.detection.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.face.FaceBox;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnMotionTest {
  private static final FaceBox BOX = new FaceBox(20, 20, 100, 120, 1);

  @Test
  void aPlaneThatAHandMovesHasNone() {
    assertThat(OwnMotion.most(film(20, 5, 0, i -> 0)).orElseThrow()).isLessThan(1e-6);
  }

  @Test
  void aMouthThatOpensIsOwnMotionAsTheRecipeHasIt() {
    assertThat(OwnMotion.most(film(12, 5, 0, i -> 0.1)).orElseThrow())
        .isCloseTo(0.031421077, within(1e-6));
  }

  @Test
  void framesOfAFifthOfASecondCountAsOne() {
    double slow = OwnMotion.most(film(12, 5, 0, i -> 0.1)).orElseThrow();
    double fast = OwnMotion.most(film(60, 25, 0, i -> 0.1)).orElseThrow();
    assertThat(fast).isLessThan(slow / 2);
  }

  @Test
  void theStretchThatMovesMostSpeaks() {
    List<Sighting> still = film(15, 5, 0, i -> 0);
    List<Sighting> moved = film(15, 5, 60, i -> 0.1);
    List<Sighting> both =
        IntStream.range(0, 30).mapToObj(i -> i < 15 ? still.get(i) : moved.get(i - 15)).toList();
    assertThat(OwnMotion.most(both)).isEqualTo(OwnMotion.most(moved));
  }

  @Test
  void aSecondShowsNothing() {
    assertThat(OwnMotion.most(film(6, 5, 0, i -> 0.1))).isEmpty();
    assertThat(OwnMotion.most(List.of())).isEmpty();
  }

  @Test
  void pointsOnALineDoNotBreakIt() {
    double[] line = {0, 0, 1, 1, 2, 2};
    assertThat(PlaneFit.onto(line, new double[] {5, 1, 3, 3, 9, 2})).containsExactly(line);
  }

  private static List<Sighting> film(
      int frames, int rate, double from, IntToDoubleFunction opening) {
    return IntStream.range(0, frames)
        .mapToObj(i ->
            new Sighting(
                i,
                from + i / (double) rate,
                BOX,
                MovingFace.points(i, opening.applyAsDouble(i)),
                1))
        .toList();
  }
}
