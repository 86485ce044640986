package io.throughline.inference.detection.document.mrz;

import io.throughline.inference.detection.document.mrz.MrzFormat.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a zone of lines that were read. What must be a letter or a digit by its place becomes one;
 * where both may be, the other reading of a character is taken only if the check digits then hold.
 */
public final class MrzReading {
  /** A character read so surely is what it is, unless it is one that looks like another at all. */
  private static final double UNDOUBTED = 0.8;

  private static final String TWINS = "O0";
  private static final int MOST_DOUBTS = 10;

  /** With more changes some choice of them would make nearly every number hold. */
  private static final int MOST_CHANGES = 2;

  private MrzReading() {}

  /**
   * The zone that two or three lines are.
   *
   * @return empty if they are of no format that there is
   */
  public static Optional<Mrz> of(List<ReadLine> lines) {
    return format(lines).flatMap(format -> fitted(format, lines)).map(MrzReading::chosen);
  }

  private static Optional<MrzFormat> format(List<ReadLine> lines) {
    if (lines.isEmpty() || lines.stream().anyMatch(line -> line.text().isEmpty())) {
      return Optional.empty();
    }
    int longest = lines.stream().mapToInt(line -> line.text().length()).max().orElse(0);
    int length = lines.size() == 3 ? 30 : longest >= 40 ? 44 : 36;
    return MrzFormat.of(lines.size(), length, lines.getFirst().text().charAt(0));
  }

  /** A format and the lines as they were read, each of its length. */
  private record Fitted(MrzFormat format, List<ReadLine> lines) {}

  private static Optional<Fitted> fitted(MrzFormat format, List<ReadLine> lines) {
    List<ReadLine> fitted =
        lines.stream().flatMap(line -> line.fitted(format.length()).stream()).toList();
    return fitted.size() == format.lines()
        ? Optional.of(new Fitted(format, fitted))
        : Optional.empty();
  }

  private static Mrz chosen(Fitted fitted) {
    MrzFormat format = fitted.format();
    List<ReadLine> read = fitted.lines();
    List<String> lines = placed(format, read.stream().map(ReadLine::text).toList());
    Mrz plain = new Mrz(format, lines, read);
    if (plain.checksHold()) {
      return plain;
    }
    return alternatives(format, lines, read)
        .map(other -> new Mrz(format, other, read))
        .filter(Mrz::checksHold)
        .findFirst()
        .orElse(plain);
  }

  /** Letters where only letters can be, digits where only digits can be. */
  private static List<String> placed(MrzFormat format, List<String> lines) {
    List<String> placed = new ArrayList<>(lines);
    Stream.of(format.issuer(), format.nationality(), format.names())
        .forEach(span -> put(placed, span, Glyphs.letters(span.of(placed))));
    Stream.concat(
            Stream.of(format.birth(), format.expiry())
                .flatMap(span -> Stream.of(span, MrzFormat.after(span))),
            Stream.concat(
                Stream.of(MrzFormat.after(format.number())), format.compositeDigit().stream()))
        .forEach(span -> put(placed, span, Glyphs.digits(span.of(placed))));
    if (format == MrzFormat.TD3) {
      Span digit = MrzFormat.after(format.optional());
      put(placed, digit, Glyphs.digits(digit.of(placed)));
    }
    return placed;
  }

  private static void put(List<String> lines, Span span, String text) {
    String line = lines.get(span.line());
    lines.set(span.line(), line.substring(0, span.from()) + text + line.substring(span.to()));
  }

  /** The zone with each choice of doubtful characters read the other way, few changes first. */
  private static Stream<List<String>> alternatives(
      MrzFormat format, List<String> lines, List<ReadLine> read) {
    List<Span> doubts = doubts(format, lines, read);
    return Stream.iterate(1, choice -> choice < 1 << doubts.size(), choice -> choice + 1)
        .filter(choice -> Integer.bitCount(choice) <= MOST_CHANGES)
        .sorted(java.util.Comparator.comparingInt(Integer::bitCount))
        .map(choice -> {
          List<String> other = new ArrayList<>(lines);
          for (int i = 0; i < doubts.size(); i++) {
            if ((choice >> i & 1) == 1) {
              Span doubt = doubts.get(i);
              char turned = Glyphs.other(doubt.of(other).charAt(0));
              put(other, doubt, String.valueOf(turned));
            }
          }
          return other;
        });
  }

  private static List<Span> doubts(MrzFormat format, List<String> lines, List<ReadLine> read) {
    List<Span> doubts = new ArrayList<>();
    for (Span field : List.of(format.number(), format.optional())) {
      for (int at = field.from(); at < field.to(); at++) {
        char c = lines.get(field.line()).charAt(at);
        boolean unsure = read.get(field.line()).sure(at) < UNDOUBTED;
        boolean twin = TWINS.indexOf(c) >= 0;
        if ((twin || unsure) && Glyphs.other(c) != c && doubts.size() < MOST_DOUBTS) {
          doubts.add(new Span(field.line(), at, at + 1));
        }
      }
    }
    return doubts;
  }
}
