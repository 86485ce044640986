package io.throughline.inference.detection.document.mrz;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sizes of machine readable zones, and where each field lies. */
public enum MrzFormat {
  /** Card of three lines. */
  TD1(3, 30),
  /** Card of two lines. */
  TD2(2, 36),
  /** Passport. */
  TD3(2, 44),
  /** Visa of the size of a passport's page; without a composite check digit. */
  MRV_A(2, 44),
  /** Smaller visa; without a composite check digit. */
  MRV_B(2, 36);

  private final int lines;
  private final int length;

  MrzFormat(int lines, int length) {
    this.lines = lines;
    this.length = length;
  }

  /** Characters of one line: the line from 0, from a column up to another. */
  record Span(int line, int from, int to) {
    String of(List<String> zone) {
      return zone.get(line).substring(from, to);
    }
  }

  private static Span span(int line, int from, int to) {
    return new Span(line, from, to);
  }

  public int lines() {
    return lines;
  }

  /** Characters of each line. */
  public int length() {
    return length;
  }

  /** The format of so many lines of that length; a visa says what it is by its first letter. */
  public static Optional<MrzFormat> of(int lines, int length, char first) {
    boolean visa = first == 'V';
    return Arrays.stream(values())
        .filter(format -> format.lines == lines && format.length == length)
        .filter(format -> (format == MRV_A || format == MRV_B) == visa)
        .findFirst();
  }

  /** What the composite check digit is over; empty where there is none. */
  List<Span> composite() {
    return switch (this) {
      case TD1 -> List.of(span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29));
      case TD2 -> List.of(span(1, 0, 10), span(1, 13, 20), span(1, 21, 35));
      case TD3 -> List.of(span(1, 0, 10), span(1, 13, 20), span(1, 21, 43));
      case MRV_A, MRV_B -> List.of();
    };
  }

  /** The last character of the last line but names. */
  Optional<Span> compositeDigit() {
    return composite().isEmpty() ? Optional.empty() : Optional.of(new Span(1, length - 1, length));
  }

  Span type() {
    return span(0, 0, 2);
  }

  Span issuer() {
    return span(0, 2, 5);
  }

  Span names() {
    return this == TD1 ? span(2, 0, 30) : span(0, 5, length);
  }

  /** Number of the document, without its check digit. */
  Span number() {
    return this == TD1 ? span(0, 5, 14) : span(1, 0, 9);
  }

  Span nationality() {
    return this == TD1 ? span(1, 15, 18) : span(1, 10, 13);
  }

  Span birth() {
    return this == TD1 ? span(1, 0, 6) : span(1, 13, 19);
  }

  Span sex() {
    return this == TD1 ? span(1, 7, 8) : span(1, 20, 21);
  }

  Span expiry() {
    return this == TD1 ? span(1, 8, 14) : span(1, 21, 27);
  }

  /** Optional data beside the number, into which a long number runs on. */
  Span optional() {
    return switch (this) {
      case TD1 -> span(0, 15, 30);
      case TD2 -> span(1, 28, 35);
      case TD3 -> span(1, 28, 42);
      case MRV_A, MRV_B -> span(1, 28, length);
    };
  }

  /** The check digit that follows a field. */
  static Span after(Span field) {
    return span(field.line(), field.to(), field.to() + 1);
  }
}
