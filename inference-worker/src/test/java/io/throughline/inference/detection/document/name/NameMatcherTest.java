package io.throughline.inference.detection.document.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.detection.document.name.NameMatch.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Fictional people, one way of writing a name in each row. */
class NameMatcherTest {
  @ParameterizedTest(name = "{0} and {1}")
  @CsvFileSource(
      resources = "/names/names.csv",
      useHeadersInDisplayName = false,
      numLinesToSkip = 1)
  void namesCompareAsTheTableSays(String given, String document, Outcome outcome, String variant) {
    String[] parts = document.split("<<", 2);
    NameMatch match = NameMatcher.compare(given, parts[0], parts.length > 1 ? parts[1] : "");
    assertThat(match.outcome()).isEqualTo(outcome);
    if (variant != null) {
      assertThat(match.variants()).contains(NameMatch.Variant.valueOf(variant));
    }
  }
}
