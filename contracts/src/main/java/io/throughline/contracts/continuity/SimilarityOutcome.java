package io.throughline.contracts.continuity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Open-set answer of a comparison. */
public enum SimilarityOutcome {
  @JsonProperty("same")
  SAME,
  @JsonProperty("different")
  DIFFERENT,
  @JsonProperty("unknown")
  UNKNOWN
}
