package io.throughline.contracts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectHintTest {
  @Test
  void aTileIsReadAndHoldsWhatLiesInIt() {
    SubjectHint.Tile right = SubjectHint.Tile.of("0.5, 0, 0.5, 1");

    assertThat(right.holds(0.75, 0.5)).isTrue();
    assertThat(right.holds(0.25, 0.5)).isFalse();
  }

  @Test
  void aTileOutsideOfThePictureIsNone() {
    for (String tile :
        List.of(
            "",
            "0,0,1",
            "0,0,1,1,1",
            "-0.1,0,0.5,1",
            "0.6,0,0.5,1",
            "0,0,0,1",
            "0,0.5,1,0.6",
            "0,0,NaN,1",
            "0,0,Infinity,1",
            "a,0,1,1")) {
      assertThatIllegalArgumentException().as(tile).isThrownBy(() -> SubjectHint.Tile.of(tile));
    }
  }

  @Test
  void aTurnEndsAfterItBegins() {
    assertThat(SubjectHint.Turn.of("12.5-20")).isEqualTo(new SubjectHint.Turn(12.5, 20));
    for (String turn : List.of("", "5", "5-5", "6-5", "-1-5", "1-Infinity", "NaN-3", "1-2-3")) {
      assertThatIllegalArgumentException().as(turn).isThrownBy(() -> SubjectHint.Turn.of(turn));
    }
  }

  @Test
  void aTrackIsANumberThatAFileCanHave() {
    for (int track : List.of(-1, 16)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SubjectHint(null, track, List.of()));
    }
  }
}
