package io.throughline.inference.detection.document.mrz;

/** Characters that look alike in OCR-B, where one of them is a letter and the other a digit. */
final class Glyphs {
  private static final String LETTERS = "OIBSZGQDTLAE";
  private static final String DIGITS = "018526007143";

  /** How many letters come first in their line as what a digit is taken for. */
  private static final int USUAL = 6;

  private Glyphs() {}

  /** What must be a digit. */
  static char digit(char c) {
    int at = LETTERS.indexOf(c);
    return at < 0 ? c : DIGITS.charAt(at);
  }

  /** What must be a letter. */
  static char letter(char c) {
    int at = DIGITS.indexOf(c);
    return at < 0 || at >= USUAL ? c : LETTERS.charAt(at);
  }

  /** The other reading of a character that may be either; the same if there is none. */
  static char other(char c) {
    char digit = LETTERS.indexOf(c) < USUAL + 2 ? digit(c) : c;
    return digit == c ? letter(c) : digit;
  }

  static String digits(String field) {
    StringBuilder fixed = new StringBuilder();
    field.chars().forEach(c -> fixed.append(digit((char) c)));
    return fixed.toString();
  }

  static String letters(String field) {
    StringBuilder fixed = new StringBuilder();
    field.chars().forEach(c -> fixed.append(letter((char) c)));
    return fixed.toString();
  }
}
