package io.throughline.contracts.journey.recovery;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much an account may do. */
public record AccountStanding(Kind kind) {
  /** What the directory knows. */
  public enum Kind {
    /** In none of the groups that may do much. */
    @JsonProperty("ordinary")
    ORDINARY,
    /** In one of them. */
    @JsonProperty("privileged")
    PRIVILEGED,
    /** The directory does not tell: it may be in one of them. */
    @JsonProperty("unknown")
    UNKNOWN,
    /** No directory is asked here: the help desk's word is all there is. */
    @JsonProperty("untold")
    UNTOLD;

    /** Whether two people have to agree. */
    public boolean wantsTwo() {
      return this == PRIVILEGED || this == UNKNOWN;
    }
  }
}
