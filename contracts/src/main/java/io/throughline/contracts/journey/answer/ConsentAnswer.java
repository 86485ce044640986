package io.throughline.contracts.journey.answer;

import org.jspecify.annotations.Nullable;

/**
 * What the person said about face and voice processing.
 *
 * @param requestId makes the same answer twice one answer
 * @param face whether the face may be compared and examined
 * @param voice whether the voice may be compared and examined
 * @param ownLink whether the person answered on the personal page; else somebody recorded it
 * @param search whether the face may be looked for among other people; absent: no. The journey goes
 *     on without it
 */
public record ConsentAnswer(
    String requestId, boolean face, boolean voice, boolean ownLink, @Nullable Boolean search) {
  /** Recorded by somebody who was told; nobody is searched for. */
  public ConsentAnswer(String requestId, boolean face, boolean voice) {
    this(requestId, face, voice, false, null);
  }

  /** Both purposes; anything less goes the human way. */
  public boolean full() {
    return face && voice;
  }

  /** Whether the face may be looked for among other people: a purpose of its own. */
  public boolean searchable() {
    return full() && Boolean.TRUE.equals(search);
  }
}
