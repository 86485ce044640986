package io.throughline.inference.media;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What of a recording is handed out. A still picture is always one frame at 0 s.
 *
 * @param picturesPerSecond how densely pictures are taken, if {@code maxPictures} allows
 * @param maxPictures at most so many, spread over the whole recording; 0 for none
 * @param longestSide pixels of the longer side of a picture; a smaller one is never enlarged
 * @param maxSound how much sound is handed out, zero for none; of longer sound blocks of a minute,
 *     spread over the whole recording
 * @param participant which of several picture and of several sound tracks is read, from 0; empty
 *     for the one that the container puts forward
 */
public record SamplingPlan(
    double picturesPerSecond,
    int maxPictures,
    int longestSide,
    Duration maxSound,
    OptionalInt participant) {
  public SamplingPlan {
    if (!(picturesPerSecond > 0) || maxPictures < 0 || longestSide < 1 || maxSound.isNegative()) {
      throw new IllegalArgumentException("not a sampling plan");
    }
  }

  /** Two pictures a second, at most 600, at most 640 pixels wide or high, 20 minutes of sound. */
  public static SamplingPlan standard() {
    return new SamplingPlan(2, 600, 640, Duration.ofMinutes(20), OptionalInt.empty());
  }

  public SamplingPlan withLongestSide(int pixels) {
    return new SamplingPlan(picturesPerSecond, maxPictures, pixels, maxSound, participant);
  }

  public SamplingPlan withPictures(double perSecond, int max) {
    return new SamplingPlan(perSecond, max, longestSide, maxSound, participant);
  }

  public SamplingPlan withSound(Duration max) {
    return new SamplingPlan(picturesPerSecond, maxPictures, longestSide, max, participant);
  }

  public SamplingPlan withTrack(int track) {
    return new SamplingPlan(
        picturesPerSecond, maxPictures, longestSide, maxSound, OptionalInt.of(track));
  }

  public SamplingPlan withoutPictures() {
    return new SamplingPlan(picturesPerSecond, 0, longestSide, maxSound, participant);
  }

  public SamplingPlan withoutSound() {
    return withSound(Duration.ZERO);
  }
}
