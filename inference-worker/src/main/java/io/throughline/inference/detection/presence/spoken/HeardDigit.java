package io.throughline.inference.detection.presence.spoken;

/**
 * A digit that was heard.
 *
 * @param value 0 to 9
 * @param probability that the recogniser gives it among all it knows, 0 to 1
 * @param seconds about when, from the start of the recording
 */
public record HeardDigit(int value, double probability, double seconds) {
  public HeardDigit {
    if (value < 0 || value > 9 || !(probability >= 0 && probability <= 1) || !(seconds >= 0)) {
      throw new IllegalArgumentException("not a digit that was heard");
    }
  }
}
