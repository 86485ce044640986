package io.throughline.inference.detection.voice;

import java.util.ArrayList;
import java.util.List;

/** Takes a recording's sound as it comes and keeps what is speech. One thread fills a stream. */
public final class SpeechStream {
  /** Starts above the one, ends below the other, so that a soft syllable does not cut a word. */
  private static final double START = 0.5;

  private static final double STOP = 0.35;

  /** Shorter bursts than 8 steps (256 ms) are clicks and coughs. */
  private static final int FEWEST_STEPS = 8;

  private static final double GAP_SECONDS = 0.1;

  /** Speech that is kept for the template; more does not make it better. */
  private static final int MOST_KEPT = 120 * SpeechDetector.SAMPLE_RATE_HZ;

  private final SpeechDetector.Listening listening;
  private final float[] pending = new float[SpeechDetector.STEP];
  private final List<float[]> burst = new ArrayList<>();
  private final List<float[]> kept = new ArrayList<>();
  private final List<Double> times = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final SpeechPieces pieces = new SpeechPieces();
  private int filled;
  private long steps;
  private long speechSteps;
  private double aheadSeconds;

  public SpeechStream(SpeechDetector detector) {
    this.listening = detector.listen();
  }

  /** A stretch of speech, in seconds from the start of the recording. */
  public record Span(double from, double to) {}

  /**
   * Hears more sound.
   *
   * @param fromSeconds when the first sample sounds; a jump is a gap in the recording
   * @param samples 16 kHz mono in [-1, 1]
   */
  public void add(double fromSeconds, float[] samples) {
    double expected = seconds(steps) + filled / (double) SpeechDetector.SAMPLE_RATE_HZ;
    if (Math.abs(fromSeconds - expected - aheadSeconds) > GAP_SECONDS) {
      endBurst();
      aheadSeconds = fromSeconds - expected;
    }
    add(samples);
  }

  /** Hears more sound without a gap: 16 kHz mono in [-1, 1]. */
  public void add(float[] samples) {
    for (int at = 0; at < samples.length; ) {
      int count = Math.min(samples.length - at, pending.length - filled);
      System.arraycopy(samples, at, pending, filled, count);
      at += count;
      filled += count;
      if (filled == pending.length) {
        step();
        filled = 0;
      }
    }
  }

  private void step() {
    double probability = listening.next(pending);
    boolean speech = probability >= (burst.isEmpty() ? START : STOP);
    if (speech) {
      burst.add(pending.clone());
    } else {
      endBurst();
    }
    steps++;
    // A monologue is put away in pieces, so that it does not pile up.
    if (burst.size() >= 300) {
      endBurst();
    }
  }

  private void endBurst() {
    if (burst.size() >= FEWEST_STEPS) {
      speechSteps += burst.size();
      spans.add(new Span(time(steps - burst.size()), time(steps)));
      for (int i = 0; i < burst.size(); i++) {
        pieces.add(time(steps - burst.size() + i), burst.get(i));
        if (kept.size() < MOST_KEPT / SpeechDetector.STEP) {
          kept.add(burst.get(i));
          times.add(time(steps - burst.size() + i));
        }
      }
    }
    burst.clear();
  }

  /** Ends the recording. */
  public Speech end() {
    endBurst();
    float[] samples = new float[kept.size() * SpeechDetector.STEP];
    for (int i = 0; i < kept.size(); i++) {
      System.arraycopy(kept.get(i), 0, samples, i * SpeechDetector.STEP, SpeechDetector.STEP);
    }
    double[] began = times.stream().mapToDouble(Double::doubleValue).toArray();
    return new Speech(
        samples, began, new Speech.Heard(seconds(speechSteps), spans, pieces.pieces()));
  }

  private double time(long step) {
    return Math.max(0, seconds(step) + aheadSeconds);
  }

  private static double seconds(long steps) {
    return steps * SpeechDetector.STEP / (double) SpeechDetector.SAMPLE_RATE_HZ;
  }
}
