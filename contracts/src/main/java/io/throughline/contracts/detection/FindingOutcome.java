package io.throughline.contracts.detection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a detector can say; two of the four are not about the subject at all. */
public enum FindingOutcome {
  @JsonProperty("genuine")
  GENUINE,
  @JsonProperty("suspicious")
  SUSPICIOUS,
  /** Too dark, too short, too small: never a pass and never a block. */
  @JsonProperty("inconclusive")
  INCONCLUSIVE,
  /** The evidence has nothing of the kind, such as a camera recording without sound. */
  @JsonProperty("not-applicable")
  NOT_APPLICABLE
}
