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
 * @param bursts stretches of which every picture is handed out besides
 */
public record SamplingPlan(
    double picturesPerSecond,
    int maxPictures,
    int longestSide,
    Duration maxSound,
    OptionalInt participant,
    Bursts bursts) {
  public SamplingPlan {
    if (!(picturesPerSecond > 0) || maxPictures < 0 || longestSide < 1 || maxSound.isNegative()) {
      throw new IllegalArgumentException("not a sampling plan");
    }
  }

  /**
   * Stretches of a recording at its own frame rate, spread over the whole of it; of a camera faster
   * than 83 frames a second some are left out.
   *
   * @param count how many; 0 for none
   * @param seconds length of each; a shorter recording is one stretch
   */
  public record Bursts(int count, double seconds) {
    /** No dense stretch. */
    public static final Bursts NONE = new Bursts(0, 0);

    /** What detectors of motion and timing need. */
    public static final Bursts STANDARD = new Bursts(4, 4);

    /** A minute and a half from the middle: what is asked for is shown in less. */
    public static final Bursts CHALLENGE = new Bursts(1, 90);

    /** Whether a moment is in one of the stretches of a recording of that length. */
    public boolean holds(double at, double recordingSeconds) {
      if (count == 0 || recordingSeconds <= count * seconds) {
        // A recording may go on after the length that it claims.
        return count > 0 && at <= count * seconds;
      }
      double part = recordingSeconds / count;
      double inPart = at - part * Math.min(count - 1, Math.floor(at / part));
      return Math.abs(inPart - part / 2) <= seconds / 2;
    }
  }

  /** The same with dense stretches. */
  public SamplingPlan withBursts(Bursts other) {
    return new SamplingPlan(
        picturesPerSecond, maxPictures, longestSide, maxSound, participant, other);
  }

  /** Two pictures a second, at most 600, at most 640 pixels wide or high, 20 minutes of sound. */
  public static SamplingPlan standard() {
    return new SamplingPlan(2, 600, 640, Duration.ofMinutes(20), OptionalInt.empty(), Bursts.NONE);
  }

  public SamplingPlan withLongestSide(int pixels) {
    return new SamplingPlan(picturesPerSecond, maxPictures, pixels, maxSound, participant, bursts);
  }

  public SamplingPlan withPictures(double perSecond, int max) {
    return new SamplingPlan(perSecond, max, longestSide, maxSound, participant, bursts);
  }

  public SamplingPlan withSound(Duration max) {
    return new SamplingPlan(picturesPerSecond, maxPictures, longestSide, max, participant, bursts);
  }

  public SamplingPlan withTrack(int track) {
    return new SamplingPlan(
        picturesPerSecond, maxPictures, longestSide, maxSound, OptionalInt.of(track), bursts);
  }

  public SamplingPlan withoutPictures() {
    return new SamplingPlan(picturesPerSecond, 0, longestSide, maxSound, participant, bursts);
  }

  public SamplingPlan withoutSound() {
    return withSound(Duration.ZERO);
  }
}
