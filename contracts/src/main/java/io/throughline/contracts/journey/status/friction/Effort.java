package io.throughline.contracts.journey.status.friction;

import org.jspecify.annotations.Nullable;

/**
 * What the captures of some attempts came to.
 *
 * @param seconds of the attempts whose length is known, summed; of one attempt it is the longest of
 *     its recordings, which run side by side; absent where no length is known
 * @param unmeasured attempts whose length is not known: pictures only, or a recording that could
 *     not be inspected
 * @param bytes of evidence that was taken
 */
public record Effort(@Nullable Double seconds, int unmeasured, long bytes) {
  /** No attempt. */
  public static final Effort NONE = new Effort(null, 0, 0);

  public Effort {
    if (seconds != null && !(seconds >= 0 && seconds <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("seconds are a finite number from 0, or absent");
    }
    if (unmeasured < 0 || bytes < 0) {
      throw new IllegalArgumentException("what was spent is never negative");
    }
  }

  /** Both; what is known of one stays known. */
  public Effort plus(Effort other) {
    return new Effort(
        Friction.sum(seconds, other.seconds), unmeasured + other.unmeasured, bytes + other.bytes);
  }
}
