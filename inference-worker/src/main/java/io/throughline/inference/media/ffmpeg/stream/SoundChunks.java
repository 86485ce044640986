package io.throughline.inference.media.ffmpeg.stream;

import static io.throughline.inference.media.ffmpeg.stream.SoundConverter.SAMPLE_RATE_HZ;

import java.time.Duration;
import java.util.Arrays;

/** Gathers samples to chunks of a second and keeps their place in time. */
final class SoundChunks {
  // Timestamps jitter by a packet; a longer jump is a gap in the recording.
  private static final double GAP_SECONDS = 0.1;

  private final long maxSamples;
  private final SoundTrack.Receiver receiver;
  private final float[] gathered = new float[SAMPLE_RATE_HZ];
  private int count;
  private double fromSeconds;
  private long delivered;

  SoundChunks(Duration max, SoundTrack.Receiver receiver) {
    this.maxSamples = max.toMillis() * SAMPLE_RATE_HZ / 1000;
    this.receiver = receiver;
  }

  /** When the next sample sounds, if there is no gap. */
  double endSeconds() {
    return fromSeconds + (double) count / SAMPLE_RATE_HZ;
  }

  /** Tells when what is appended next sounds; time never runs backwards. */
  void startAt(double seconds) {
    boolean first = delivered == 0 && count == 0;
    if (seconds - endSeconds() > GAP_SECONDS || first) {
      flush();
      fromSeconds = Math.max(fromSeconds, seconds);
    }
  }

  void append(float[] samples) {
    int taken = 0;
    while (taken < samples.length && !full()) {
      int room = (int) Math.min(gathered.length - count, maxSamples - delivered - count);
      int step = Math.min(samples.length - taken, room);
      System.arraycopy(samples, taken, gathered, count, step);
      count += step;
      taken += step;
      if (count == gathered.length || full()) {
        flush();
      }
    }
  }

  void flush() {
    if (count > 0) {
      float[] chunk = Arrays.copyOf(gathered, count);
      double from = fromSeconds;
      fromSeconds = endSeconds();
      delivered += count;
      count = 0;
      receiver.sound(from, chunk);
    }
  }

  boolean full() {
    return delivered + count >= maxSamples;
  }

  double deliveredSeconds() {
    return (double) delivered / SAMPLE_RATE_HZ;
  }
}
