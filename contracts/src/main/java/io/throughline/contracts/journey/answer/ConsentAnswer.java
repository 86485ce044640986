package io.throughline.contracts.journey.answer;

/**
 * What the person said about face and voice processing.
 *
 * @param requestId makes the same answer twice one answer
 * @param face whether the face may be compared and examined
 * @param voice whether the voice may be compared and examined
 */
public record ConsentAnswer(String requestId, boolean face, boolean voice) {
  /** Both purposes; anything less goes the human way. */
  public boolean full() {
    return face && voice;
  }
}
