package io.throughline.inference.detection.document.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.detection.document.name.NameMatch.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Fictional people, one way of writing a name in each row. */
class NameMatcherTest {
  @ParameterizedTest(name = "{0} and {1}, {2}")
  @CsvFileSource(
      resources = "/names/names.csv",
      useHeadersInDisplayName = false,
      numLinesToSkip = 1)
  void namesCompareAsTheTableSays(
      String given, String family, String givenNames, Outcome outcome, String variant) {
    NameMatch match = NameMatcher.compare(given, family, givenNames == null ? "" : givenNames);
    assertThat(match.outcome()).isEqualTo(outcome);
    if (variant != null) {
      assertThat(match.variants()).contains(NameMatch.Variant.valueOf(variant));
    }
  }
}
