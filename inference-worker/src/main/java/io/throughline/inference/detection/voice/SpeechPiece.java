package io.throughline.inference.detection.voice;

import java.util.List;

/** A second and a half to two and a half of speech, as far as it goes without a long pause. */
public final class SpeechPiece {
  private final float[] samples;
  private final List<SpeechStream.Span> spans;

  /**
   * A piece.
   *
   * @param samples of speech only, 16 kHz mono in [-1, 1]
   * @param spans when they sounded
   */
  SpeechPiece(float[] samples, List<SpeechStream.Span> spans) {
    this.samples = samples;
    this.spans = List.copyOf(spans);
  }

  /** 16 kHz mono in [-1, 1]; not a copy. */
  public float[] samples() {
    return samples;
  }

  /** When it sounded, at least one span. */
  public List<SpeechStream.Span> spans() {
    return spans;
  }

  public double seconds() {
    return samples.length / (double) SpeechDetector.SAMPLE_RATE_HZ;
  }
}
