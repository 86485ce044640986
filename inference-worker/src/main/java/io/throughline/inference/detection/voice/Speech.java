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

  /**
   * Speech.
   *
   * @param samples of speech only, 16 kHz mono in [-1, 1], at most two minutes
   * @param times when each step of 512 samples began, in seconds from the start of the recording
   * @param seconds of speech in all that was heard
   */
  Speech(float[] samples, double[] times, double seconds, List<SpeechStream.Span> spans) {
    this.samples = samples;
    this.times = times;
    this.seconds = seconds;
    this.spans = List.copyOf(spans);
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
