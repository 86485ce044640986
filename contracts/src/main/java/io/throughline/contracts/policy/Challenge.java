package io.throughline.contracts.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person can be asked for; each has a way for those who cannot do it. */
public enum Challenge {
  /** The same capture once more: better light, a quiet place, the right file. */
  @JsonProperty("recapture")
  RECAPTURE,
  /** The interviewer asks for something that nobody can prepare. */
  @JsonProperty("random-challenge")
  RANDOM_CHALLENGE,
  /**
   * Somebody calls the person at a number that was known before; nothing is asked for on a page.
   */
  @JsonProperty("call-back")
  CALL_BACK
}
