package io.throughline.contracts.continuity.search;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a template may be searched for. What was given for one purpose is never used for another.
 */
public enum SearchPurpose {
  /** Whether one human applies as several people. */
  @JsonProperty("duplicates")
  DUPLICATES("duplicates"),

  /** Whether somebody is a confirmed impostor; two people put a reference there, for a time. */
  @JsonProperty("known-impostors")
  KNOWN_IMPOSTORS("known-impostors");

  private final String word;

  SearchPurpose(String word) {
    this.word = word;
  }

  /** As it is written in documents and rows. */
  public String word() {
    return word;
  }
}
