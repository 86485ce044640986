package io.throughline.contracts.journey.answer.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a review case stands. */
public enum CaseState {
  /** A reviewer is waited for. */
  @JsonProperty("open")
  OPEN,
  /** A reviewer asked the person for more; the case comes back unless policy is content. */
  @JsonProperty("asked")
  ASKED,
  /** A reviewer confirmed or cleared. */
  @JsonProperty("answered")
  ANSWERED,
  /** Nobody reviewed in time: the journey ended with least privilege. */
  @JsonProperty("expired")
  EXPIRED,
  /**
   * Over without a verdict: policy was content with what was asked for, it never came, or the
   * journey was cancelled.
   */
  @JsonProperty("closed")
  CLOSED;

  /** The word in JSON and in the queue. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a reviewer may still be needed. */
  public boolean live() {
    return this == OPEN || this == ASKED;
  }

  /** Empty for a word that is no state. */
  public static Optional<CaseState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
