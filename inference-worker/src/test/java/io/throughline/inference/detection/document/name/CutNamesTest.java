package io.throughline.inference.detection.document.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.detection.document.mrz.MrzName;
import io.throughline.inference.detection.document.name.NameMatch.Outcome;
import io.throughline.inference.detection.document.name.NameMatch.Variant;
import org.junit.jupiter.api.Test;

/** Names that are longer than the field of a zone. */
class CutNamesTest {
  private static final String NAME = "Nilavadhanananda Chayapa Dejthamrong Krasuang";

  @Test
  void aNameThatFillsItsFieldMayGoOn() {
    NameMatch match =
        NameMatcher.compare(NAME, new MrzName("KRASUANG", "NILAVADHANANANDA CHAYAPA DEJTHA", true));
    assertThat(match.outcome()).isEqualTo(Outcome.VARIANT);
    assertThat(match.variants()).contains(Variant.CUT);
  }

  @Test
  void aNameThatEndsBeforeItsFieldDoesNotGoOn() {
    NameMatch match =
        NameMatcher.compare("Dejthamrong Krasuang", new MrzName("KRASUANG", "DEJTHA", false));
    assertThat(match.outcome()).isEqualTo(Outcome.UNLIKE);
  }
}
