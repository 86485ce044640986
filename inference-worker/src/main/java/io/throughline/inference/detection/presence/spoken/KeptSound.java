package io.throughline.inference.detection.presence.spoken;

import io.throughline.inference.detection.voice.SpeechStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first ninety seconds of a recording's sound, at 16 bits a sample, from which the stretches
 * with speech are cut with what lies between them: soft beginnings of words belong to them. One
 * thread fills it.
 */
public final class KeptSound {
  static final int RATE = 16_000;
  private static final int MOST_SECONDS = 90;

  /** Kept before and after speech. */
  private static final double MARGIN_SECONDS = 0.4;

  private short[] samples = new short[8 * RATE];
  private int filled;
  private boolean more;

  /** A piece of sound, 16 kHz mono in [-1, 1], that begins so many seconds after the start. */
  static final class Cut {
    private final double from;
    private final float[] samples;

    Cut(double from, float[] samples) {
      this.from = from;
      this.samples = samples;
    }

    double from() {
      return from;
    }

    float[] samples() {
      return samples;
    }
  }

  /**
   * Hears more sound; a gap in the recording is kept as silence.
   *
   * @param fromSeconds when the first sample sounds
   * @param heard 16 kHz mono in [-1, 1]
   */
  public void add(double fromSeconds, float[] heard) {
    long first = Math.max(filled, Math.round(fromSeconds * RATE));
    if (first + heard.length > (long) MOST_SECONDS * RATE) {
      more = true;
      return;
    }
    int from = (int) first;
    if (from + heard.length > samples.length) {
      samples = Arrays.copyOf(samples, 2 * (from + heard.length));
    }
    for (int i = 0; i < heard.length; i++) {
      samples[from + i] = (short) Math.round(Math.clamp(heard[i], -1f, 1f) * Short.MAX_VALUE);
    }
    filled = from + heard.length;
  }

  /** Whether there was more than is kept. */
  boolean more() {
    return more;
  }

  /** The speech, in pieces of at most so many seconds, cut between its spans. */
  List<Cut> cuts(List<SpeechStream.Span> speech, double mostSeconds) {
    List<SpeechStream.Span> joined = new ArrayList<>();
    for (SpeechStream.Span span : speech) {
      boolean fits =
          !joined.isEmpty()
              && span.to() - joined.getLast().from() <= mostSeconds - 2 * MARGIN_SECONDS;
      double from = fits ? joined.removeLast().from() : span.from();
      joined.add(new SpeechStream.Span(from, span.to()));
    }
    return joined.stream().map(this::cut).filter(cut -> cut.samples().length > 0).toList();
  }

  private Cut cut(SpeechStream.Span span) {
    int from = Math.clamp(Math.round((span.from() - MARGIN_SECONDS) * RATE), 0, filled);
    int to = Math.clamp(Math.round((span.to() + MARGIN_SECONDS) * RATE), from, filled);
    float[] floats = new float[to - from];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = samples[from + i] / (float) Short.MAX_VALUE;
    }
    return new Cut(from / (double) RATE, floats);
  }
}
