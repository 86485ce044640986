package io.throughline.inference.detection.document.mrz;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Who issues travel documents: ISO 3166-1 and the further codes of ICAO Doc 9303 part 3, 5. */
final class IssuingStates {
  /** The state of specimens. */
  static final String SPECIMEN = "UTO";

  private static final Set<String> OTHERS =
      Set.of(
          "D", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "EUE", "UNO", "UNA", "UNK", "XBA", "XIM",
          "XCC", "XCE", "XCO", "XCT", "XEC", "XMP", "XOM", "XPO", "XES", "XDC", "XXA", "XXB", "XXC",
          "XXX", "IAO", "WSA", SPECIMEN);

  private static final Set<String> ALL = all();

  private IssuingStates() {}

  /** Whether a field of three characters, fillers included, names one of them. */
  static boolean hold(String field) {
    return ALL.contains(field.replace("<", ""));
  }

  private static Set<String> all() {
    Set<String> codes = new HashSet<>(OTHERS);
    codes.addAll(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
    return Set.copyOf(codes);
  }
}
