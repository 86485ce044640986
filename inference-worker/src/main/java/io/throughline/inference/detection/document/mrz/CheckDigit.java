package io.throughline.inference.detection.document.mrz;

/** The check digit of ICAO Doc 9303 part 3: weights 7, 3, 1, modulo 10. */
final class CheckDigit {
  private static final int[] WEIGHTS = {7, 3, 1};

  private CheckDigit() {}

  /** The digit of a field. */
  static char of(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      sum += value(field.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
    }
    return (char) ('0' + sum % 10);
  }

  /** Digits are themselves, letters go on from 10, a filler is 0. */
  private static int value(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
  }
}
