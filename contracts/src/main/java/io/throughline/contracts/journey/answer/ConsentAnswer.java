package io.throughline.contracts.journey.answer;

/**
 * What the person said about face and voice processing.
 *
 * @param requestId makes the same answer twice one answer
 * @param face whether the face may be compared and examined
 * @param voice whether the voice may be compared and examined
 * @param ownLink whether the person answered on the personal page; else somebody recorded it
 */
public record ConsentAnswer(String requestId, boolean face, boolean voice, boolean ownLink) {
  /** Recorded by somebody who was told. */
  public ConsentAnswer(String requestId, boolean face, boolean voice) {
    this(requestId, face, voice, false);
  }

  /** Both purposes; anything less goes the human way. */
  public boolean full() {
    return face && voice;
  }
}
