package io.throughline.contracts.identity;

import java.util.regex.Pattern;

/** Says which text is one mail address, and which is one line, and nothing else. */
public final class PlainText {
  private static final int LONGEST_ADDRESS = 254;

  /** One address and nothing else: no list, no display name, no white space. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

  private PlainText() {}

  /** Whether it is exactly one mail address. */
  public static boolean isMailAddress(String text) {
    return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
  }

  /**
   * Whether it holds no half characters, and nothing that breaks or turns the line it stands in.
   */
  public static boolean isOneLine(String text) {
    return text.codePoints().noneMatch(PlainText::breaksTheLine);
  }

  /** Controls and separators, and Unicode's embeddings, overrides and isolates (UAX 9). */
  private static boolean breaksTheLine(int point) {
    return switch (Character.getType(point)) {
      case Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL ->
          true;
      default -> (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    };
  }
}
