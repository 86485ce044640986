package io.throughline.contracts.journey.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a journey stands. */
public enum JourneyState {
  @JsonProperty("requested")
  REQUESTED,
  @JsonProperty("notified")
  NOTIFIED,
  @JsonProperty("consented")
  CONSENTED,
  @JsonProperty("collecting")
  COLLECTING,
  /** Nothing is asked of anybody; what other systems report is weighed. */
  @JsonProperty("watching")
  WATCHING,
  @JsonProperty("assessing")
  ASSESSING,
  @JsonProperty("stepped-up")
  STEPPED_UP,
  @JsonProperty("in-review")
  IN_REVIEW,
  @JsonProperty("limited")
  LIMITED,
  @JsonProperty("blocked")
  BLOCKED,
  @JsonProperty("cleared")
  CLEARED,
  /** Ended without a verdict: declined, expired or cancelled; a human takes over. */
  @JsonProperty("closed")
  CLOSED,
  /** Of an appeal: somebody else looked at it again, and what was decided stands. */
  @JsonProperty("upheld")
  UPHELD,
  /** Of an appeal: what was decided was wrong, and what was done is taken back. */
  @JsonProperty("overturned")
  OVERTURNED,
  /** The person was erased; nobody can open what happened any more. */
  @JsonProperty("erased")
  ERASED;

  /** The word in JSON, search attributes and reasons. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether nothing more happens in this journey. */
  public boolean ended() {
    return this == CLEARED
        || this == BLOCKED
        || this == CLOSED
        || this == LIMITED
        || this == UPHELD
        || this == OVERTURNED
        || this == ERASED;
  }
}
