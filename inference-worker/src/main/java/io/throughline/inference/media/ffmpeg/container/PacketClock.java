package io.throughline.inference.media.ffmpeg.container;

import io.throughline.inference.media.MediaException;
import java.time.Duration;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Follows how long a recording really is, against what it claims and what is allowed. */
public final class PacketClock {
  // Tracks of one recording rarely end together; players round to a frame or two.
  private static final double TOLERATED_SECONDS = 0.5;
  private static final double TOLERATED_SHARE = 0.03;

  private final double maxSeconds;
  private double seenSeconds;
  private long packets;

  public PacketClock(Duration max) {
    this.maxSeconds = max.toMillis() / 1000.0;
  }

  public void note(Track track, AVPacket packet) throws MediaException {
    packets++;
    seenSeconds = Math.max(seenSeconds, track.end(packet));
    if (seenSeconds > maxSeconds) {
      throw MediaException.overLimit("the recording is too long");
    }
  }

  public double seenSeconds() {
    return seenSeconds;
  }

  public long packets() {
    return packets;
  }

  public void requireWhole(OptionalDouble claimed) throws MediaException {
    double missing = claimed.orElse(0) - seenSeconds;
    if (missing > Math.max(TOLERATED_SECONDS, TOLERATED_SHARE * claimed.orElse(0))) {
      throw MediaException.truncated("the recording ends before the time that it claims");
    }
  }
}
