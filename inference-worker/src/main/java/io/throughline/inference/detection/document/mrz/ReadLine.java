package io.throughline.inference.detection.document.mrz;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line as it was read: letters, digits and fillers, and how sure each of them is, 0 to 1. Its
 * words are personal data and appear in no text of this object.
 */
public final class ReadLine {
  private static final Pattern FILLERS = Pattern.compile("<{2,}");

  /** A line that is off by more fillers than this is not a line of that length. */
  private static final int MOST_OFF = 14;

  private final String text;
  private final double[] sure;
  private final boolean whole;

  /**
   * A line.
   *
   * @param sure one for each character
   */
  public ReadLine(String text, double[] sure) {
    this(text, sure, true);
  }

  private ReadLine(String text, double[] sure, boolean whole) {
    if (text.length() != sure.length) {
      throw new IllegalArgumentException("a probability for each character");
    }
    this.text = text;
    this.sure = sure.clone();
    this.whole = whole;
  }

  /** The characters. */
  public String text() {
    return text;
  }

  /** Mean probability of its characters, 0 for an empty line. */
  public double meanSure() {
    return Arrays.stream(sure).average().orElse(0);
  }

  /** How sure a character is. */
  double sure(int at) {
    return sure[at];
  }

  /** Whether it was read with as many characters as it must have. */
  boolean whole() {
    return whole;
  }

  /**
   * The same of a length: how many fillers stand in a row is what a reader counts worst, so that
   * the longest row takes what is missing or too much.
   *
   * @return empty if fillers alone cannot make up for the difference
   */
  Optional<ReadLine> fitted(int length) {
    int missing = length - text.length();
    if (missing == 0) {
      return Optional.of(this);
    }
    int from = -1;
    int to = -1;
    Matcher rows = FILLERS.matcher(text);
    while (rows.find()) {
      if (rows.end() - rows.start() > to - from) {
        from = rows.start();
        to = rows.end();
      }
    }
    if (from < 0 || Math.abs(missing) > MOST_OFF || to - from + missing < 1) {
      return Optional.empty();
    }
    int row = to - from + missing;
    double[] moved = new double[length];
    System.arraycopy(sure, 0, moved, 0, from);
    Arrays.fill(moved, from, from + row, 1);
    System.arraycopy(sure, to, moved, from + row, text.length() - to);
    String filled = text.substring(0, from) + "<".repeat(row) + text.substring(to);
    return Optional.of(new ReadLine(filled, moved, false));
  }

  @Override
  public String toString() {
    return "ReadLine[" + text.length() + "]";
  }
}
