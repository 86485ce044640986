package io.throughline.contracts.journey.answer;

/**
 * What a human reviewer decided about a held journey.
 *
 * @param requestId makes the same answer twice one answer
 * @param verdict confirm: it is an impostor; clear: it is the same human
 * @param reasonCode dotted and stable, mandatory
 */
public record ReviewAnswer(String requestId, Verdict verdict, String reasonCode) {
  /** The two ways out of a review. */
  public enum Verdict {
    CONFIRM,
    CLEAR
  }

  public ReviewAnswer {
    if (!reasonCode.matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+") || reasonCode.length() > 80) {
      throw new IllegalArgumentException("a review needs a dotted reason code");
    }
  }
}
