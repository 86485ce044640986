package io.throughline.inference.detection.voice;

import java.util.ArrayList;
import java.util.List;

/** The speech of a recording. */
public final class Speech {
  private static final double STEP_SECONDS =
      SpeechDetector.STEP / (double) SpeechDetector.SAMPLE_RATE_HZ;

  private final float[] samples;
  private final double[] times;
  private final double seconds;
  private final List<SpeechStream.Span> spans;
  private final List<SpeechPiece> pieces;

  /**
   * Speech.
   *
   * @param samples of speech only, 16 kHz mono in [-1, 1], at most two minutes
   * @param times when each step of 512 samples began, in seconds from the start of the recording
   * @param heard all speech, of which no more than that was kept
   */
  Speech(float[] samples, double[] times, Heard heard) {
    this.samples = samples;
    this.times = times;
    this.seconds = heard.seconds();
    this.spans = heard.spans();
    this.pieces = heard.pieces();
  }

  /**
   * All speech of a recording.
   *
   * @param seconds of it
   * @param pieces spread over it
   */
  record Heard(double seconds, List<SpeechStream.Span> spans, List<SpeechPiece> pieces) {
    Heard {
      spans = List.copyOf(spans);
      pieces = List.copyOf(pieces);
    }
  }

  public float[] samples() {
    return samples;
  }

  public double seconds() {
    return seconds;
  }

  /** Where there is speech, in seconds from the start of the recording. */
  public List<SpeechStream.Span> spans() {
    return spans;
  }

  /** At most two minutes in pieces of 1.6 to 2.5 s, spread over the whole recording. */
  public List<SpeechPiece> pieces() {
    return pieces;
  }

  /**
   * When the samples from one index up to another sounded; several spans where others lie between.
   */
  public List<SpeechStream.Span> when(int fromSample, int toSample) {
    List<SpeechStream.Span> found = new ArrayList<>();
    int last = Math.min(times.length, (toSample + SpeechDetector.STEP - 1) / SpeechDetector.STEP);
    for (int step = fromSample / SpeechDetector.STEP; step < last; step++) {
      double from = times[step];
      boolean continues = !found.isEmpty() && from - found.getLast().to() < STEP_SECONDS / 2;
      SpeechStream.Span before = continues ? found.removeLast() : new SpeechStream.Span(from, from);
      found.add(new SpeechStream.Span(before.from(), from + STEP_SECONDS));
    }
    return found;
  }
}
