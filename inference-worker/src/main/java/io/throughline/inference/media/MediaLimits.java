package io.throughline.inference.media;

import java.time.Duration;

/**
 * How much of a file is looked at before it is refused as {@code MEDIA_OVER_LIMIT}.
 *
 * @param maxBytes size of the file
 * @param maxDuration both what the container claims and what its packets really span
 * @param maxPixels width times height of a still picture
 * @param maxVideoPixels width times height of a film's pictures; a decoder keeps up to 16 of them
 * @param maxStreams tracks of any kind
 * @param maxDecodeTime wall time of opening and decoding; the sink's own time does not count
 */
public record MediaLimits(
    long maxBytes,
    Duration maxDuration,
    long maxPixels,
    long maxVideoPixels,
    int maxStreams,
    Duration maxDecodeTime) {
  public MediaLimits {
    if (maxBytes <= 0 || maxPixels <= 0 || maxVideoPixels <= 0 || maxStreams <= 0) {
      throw new IllegalArgumentException("a limit must be positive");
    }
    if (!maxDuration.isPositive() || !maxDecodeTime.isPositive()) {
      throw new IllegalArgumentException("a limit in time must be positive");
    }
  }

  /**
   * Two gigabytes, four hours, a 50-megapixel photo, a 4K film in any orientation. Decoding ends
   * before an attempt at an inspection does, so that a slow file gets its answer.
   */
  public static MediaLimits standard() {
    return new MediaLimits(
        2L << 30, Duration.ofHours(4), 51_000_000, 4096L * 2304, 16, Duration.ofMinutes(6));
  }

  public MediaLimits withMaxBytes(long bytes) {
    return new MediaLimits(
        bytes, maxDuration, maxPixels, maxVideoPixels, maxStreams, maxDecodeTime);
  }

  public MediaLimits withMaxDuration(Duration duration) {
    return new MediaLimits(
        maxBytes, duration, maxPixels, maxVideoPixels, maxStreams, maxDecodeTime);
  }

  public MediaLimits withMaxDecodeTime(Duration time) {
    return new MediaLimits(maxBytes, maxDuration, maxPixels, maxVideoPixels, maxStreams, time);
  }

  /** The same bound for still and moving pictures. */
  public MediaLimits withMaxPixels(long pixels) {
    return new MediaLimits(maxBytes, maxDuration, pixels, pixels, maxStreams, maxDecodeTime);
  }
}
