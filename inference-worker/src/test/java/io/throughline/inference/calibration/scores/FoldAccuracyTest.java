package io.throughline.inference.calibration.scores;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FoldAccuracyTest {
  @Test
  void aFoldIsJudgedAtTheThresholdOfTheOthers() {
    FoldAccuracy accuracy = new FoldAccuracy();
    accuracy.add(0.9, true, "1");
    accuracy.add(0.1, false, "1");
    accuracy.add(0.9, true, "2");
    accuracy.add(0.95, false, "2");

    // Fold 1 alone lets everything from 0.105 on pass, which is wrong of one pair of fold 2; fold 2
    // alone passes everything, which is wrong of one pair of fold 1.
    assertThat(accuracy.share()).isPresent();
    assertThat(accuracy.share().orElseThrow()).isCloseTo(0.5, Offset.offset(1e-9));
  }

  @Test
  void oneFoldHasNoThresholdFromElsewhere() {
    FoldAccuracy accuracy = new FoldAccuracy();
    accuracy.add(0.9, true, "");
    accuracy.add(0.1, false, "");

    assertThat(accuracy.share()).isEmpty();
  }
}
