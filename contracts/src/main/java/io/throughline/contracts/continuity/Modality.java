package io.throughline.contracts.continuity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What carries a human from one interaction to the next. */
public enum Modality {
  @JsonProperty("face")
  FACE,
  @JsonProperty("voice")
  VOICE
}
