package io.throughline.inference.detection.presence.spoken;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was understood of a recording.
 *
 * @param digits in the order of time
 * @param others words, parts of words and marks between them
 * @param end least probability that a stretch of speech was over where it was taken to be over, 0
 *     to 1; 0 if one was left unread
 */
public record Reading(List<HeardDigit> digits, int others, double end) {
  /** Of silence. */
  static final Reading NOTHING = new Reading(List.of(), 0, 1);

  /** A digit that is less likely than this may have been another one. */
  private static final double CLEAR = 0.5;

  /** Below this the recogniser may have stopped before the person did. */
  private static final double ENDED = 0.2;

  /** A word or a mark between digits is human; a sentence is not what was asked for. */
  static final int MOST_OTHERS = 3;

  public Reading {
    digits = List.copyOf(digits);
  }

  /** The digits as one word, such as {@code 47219}; never to be logged. */
  public String figures() {
    return digits.stream()
        .map(digit -> Integer.toString(digit.value()))
        .collect(Collectors.joining());
  }

  /** Whether there are digits, each of them is certain enough, and hardly anything else. */
  public boolean clear() {
    return !digits.isEmpty()
        && digits.stream().allMatch(digit -> digit.probability() >= CLEAR)
        && end >= ENDED
        && others <= MOST_OTHERS;
  }

  /**
   * Whether the digits that were asked for were clearly read, in order and together, first or last:
   * they may be read twice, and whoever slips may begin again.
   */
  public boolean has(String asked) {
    return !asked.isEmpty()
        && clear()
        && (figures().startsWith(asked) || figures().endsWith(asked))
        && digits.size() <= 2 * asked.length();
  }

  /** This one and what came after it. */
  Reading then(Reading next) {
    List<HeardDigit> all = new ArrayList<>(digits);
    all.addAll(next.digits);
    return new Reading(all, others + next.others, Math.min(end, next.end));
  }
}
