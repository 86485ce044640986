package io.throughline.contracts.journey.status.friction;

import org.jspecify.annotations.Nullable;

/**
 * What one stage, or a journey, has cost the person so far.
 *
 * @param total of all attempts
 * @param extra the part of {@code total} in attempts after the first of an interaction
 * @param elapsedSeconds from each asking to the last piece or answer that came to it, summed; an
 *     asking to which nothing came is not in it; absent where nothing came to any
 * @param prompts extra asks beyond the ordinary steps; a reminder asks for nothing more and is none
 * @param retries attempts after the first of an interaction to which the person gave something
 */
public record Friction(
    Effort total, Effort extra, @Nullable Double elapsedSeconds, int prompts, int retries) {
  /** Nothing was asked. */
  public static final Friction NONE = new Friction(Effort.NONE, Effort.NONE, null, 0, 0);

  public Friction {
    if (elapsedSeconds != null && !(elapsedSeconds >= 0 && elapsedSeconds <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("elapsed seconds are a finite number from 0, or absent");
    }
    if (prompts < 0 || retries < 0) {
      throw new IllegalArgumentException("what was spent is never negative");
    }
  }

  /** Both together. */
  public Friction plus(Friction other) {
    return new Friction(
        total.plus(other.total),
        extra.plus(other.extra),
        sum(elapsedSeconds, other.elapsedSeconds),
        prompts + other.prompts,
        retries + other.retries);
  }

  static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : Double.valueOf(one + other);
  }
}
