package io.throughline.server.journeys.cohort.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words of a roster in a form in which the same person's are the same however they were typed. */
public final class TraitWords {
  private static final int LOCAL_NUMBER = 9;

  private TraitWords() {}

  /** Digits only, without the country's code: the last nine. */
  static String phone(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.substring(Math.max(0, digits.length() - LOCAL_NUMBER));
  }

  /** Letters and digits only, in capitals, as IBANs are compared. */
  public static String compact(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Words without accents and marks, in order of the alphabet: names come in any order. */
  public static String words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("[\\p{M}\\p{Cf}]", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
