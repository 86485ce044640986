package io.throughline.inference.media.ffmpeg.stream;

import java.time.Duration;

/**
 * Which parts of a sound track are listened to: all of a short one, of a long one blocks of a
 * minute that are spread evenly, so that nobody can rely on a part that is never heard.
 *
 * @param max how much is heard in all
 * @param totalSeconds of the recording, 0 if that is not known
 */
public record SoundBlocks(Duration max, double totalSeconds) {
  private static final double BLOCK_SECONDS = 60;

  boolean hears(double seconds) {
    double most = max.toMillis() / 1000.0;
    if (totalSeconds <= most) {
      return true;
    }
    double block = Math.min(BLOCK_SECONDS, most);
    return seconds % (totalSeconds * block / most) < block;
  }
}
