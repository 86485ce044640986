package io.throughline.contracts.detection;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Signals of one family depend on each other; policy counts families, not signals. */
public enum Family {
  @JsonProperty("face")
  FACE,
  @JsonProperty("voice")
  VOICE,
  @JsonProperty("document")
  DOCUMENT,
  @JsonProperty("device")
  DEVICE,
  @JsonProperty("logistics")
  LOGISTICS,
  @JsonProperty("intelligence")
  INTELLIGENCE,
  @JsonProperty("human")
  HUMAN
}
