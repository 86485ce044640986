package io.throughline.contracts.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the bytes are, told by their content and never by a file name. */
public enum MediaKind {
  @JsonProperty("image")
  IMAGE,
  @JsonProperty("audio")
  AUDIO,
  @JsonProperty("video")
  VIDEO
}
