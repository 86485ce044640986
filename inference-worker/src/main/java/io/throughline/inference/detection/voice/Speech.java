package io.throughline.inference.detection.voice;

import java.util.List;

/** The speech of a recording. */
public final class Speech {
  private final float[] samples;
  private final double seconds;
  private final List<SpeechStream.Span> spans;

  /**
   * Speech.
   *
   * @param samples of speech only, 16 kHz mono in [-1, 1], at most two minutes
   * @param seconds of speech in the whole recording
   */
  public Speech(float[] samples, double seconds, List<SpeechStream.Span> spans) {
    this.samples = samples;
    this.seconds = seconds;
    this.spans = List.copyOf(spans);
  }

  public float[] samples() {
    return samples;
  }

  public double seconds() {
    return seconds;
  }

  public List<SpeechStream.Span> spans() {
    return spans;
  }
}
