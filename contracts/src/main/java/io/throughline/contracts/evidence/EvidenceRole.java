package io.throughline.contracts.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a piece of evidence is in its interaction, and which kinds of media can be that. */
public enum EvidenceRole {
  /** A camera recording of the subject, with or without sound. */
  CAMERA("camera"),
  /** The sound of a call, recorded apart from any picture. */
  DIAL_IN("dial-in"),
  /** A picture of the portrait on an identity document. */
  DOCUMENT_PORTRAIT("document-portrait"),
  /** A picture or short video that the subject takes now. */
  SELFIE("selfie"),
  /** A picture or recording of the entrance, taken by the house; others may walk through it. */
  LOBBY_CAMERA("lobby-camera"),
  /** The picture that the house takes of somebody for a badge. */
  BADGE_PHOTO("badge-photo"),
  /** What somebody else wrote down about the person: no media, and nobody hands it in. */
  RECORD("record");

  private final String word;

  EvidenceRole(String word) {
    this.word = word;
  }

  @JsonValue
  public String word() {
    return word;
  }

  public boolean accepts(MediaKind kind) {
    return switch (this) {
      case CAMERA -> kind == MediaKind.VIDEO;
      case SELFIE, LOBBY_CAMERA -> kind == MediaKind.VIDEO || kind == MediaKind.IMAGE;
      case DIAL_IN -> kind == MediaKind.AUDIO;
      case DOCUMENT_PORTRAIT, BADGE_PHOTO -> kind == MediaKind.IMAGE;
      case RECORD -> false;
    };
  }

  /** The role of that word, such as {@code dial-in}. */
  @JsonCreator
  public static EvidenceRole of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such evidence role"));
  }
}
