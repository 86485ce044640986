package io.throughline.inference.calibration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.calibration.scores.Resampling.Figure;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Evaluation EVALUATION =
      new Evaluation(
          Evaluation.Task.FACE_VERIFICATION,
          List.of(
              new Evaluation.Row(
                  "picture",
                  3,
                  4,
                  5,
                  List.of(
                      new Figure("auc", 0.99, 0.98, 1), new Figure("falseSame", 0.01, 0, 0.02)))),
          10,
          OptionalDouble.of(0.996));

  @Test
  void theAnswerHasItsFiguresWithIntervalsAndCountsWhatWasNotAnswered() {
    assertThat(EVALUATION.fields())
        .containsEntry("task", "face-verification")
        .containsEntry("n", 9)
        .containsEntry("auc", 0.99)
        .containsEntry("aucLow", 0.98)
        .containsEntry("aucHigh", 1.0)
        .containsEntry("accuracy", 0.996)
        .containsEntry("apcer", null)
        .containsEntry("generators", List.of());
    assertThat(EVALUATION.abstained()).isCloseTo(0.1, Offset.offset(1e-9));
  }

  @Test
  void theTableHasALineForEachFigure() {
    assertThat(EVALUATION.table())
        .contains("| auc | 0.9900 [0.9800–1.0000] |")
        .contains("| falseSame | 1.00 % [0.00–2.00] |")
        .contains("Abstained: 10.00 % of 10 pairs. Accuracy over folds: 99.60 %.");
  }
}
