package io.throughline.inference.detection.voice;

import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of speech spread over a whole recording, however long it is: once there are too many,
 * every other one is let go, and from then on every other one is kept.
 */
final class SpeechPieces {
  /** Samples of a whole piece, 2.5 s in steps of the speech detector. */
  private static final int WHOLE = 78 * SpeechDetector.STEP;

  /** A pause ends a piece that has this much, 1.6 s; it may be the end of a turn. */
  private static final int ENOUGH = 50 * SpeechDetector.STEP;

  private static final double PAUSE_SECONDS = 0.3;

  /** Of 2.5 s each: two minutes of speech. */
  private static final int MOST_PIECES = 48;

  private final float[] samples = new float[WHOLE];
  private final List<SpeechStream.Span> spans = new ArrayList<>();
  private final List<SpeechPiece> kept = new ArrayList<>();
  private int filled;
  private int begun;
  private int keptOf = 1;

  /** Takes one more step of speech, in the order of time. */
  void add(double fromSeconds, float[] step) {
    double gap = spans.isEmpty() ? 0 : fromSeconds - spans.getLast().to();
    if (gap > PAUSE_SECONDS && filled >= ENOUGH) {
      end();
    }
    System.arraycopy(step, 0, samples, filled, step.length);
    filled += step.length;
    boolean continues = !spans.isEmpty() && Math.abs(fromSeconds - spans.getLast().to()) < 1e-3;
    double from = continues ? spans.removeLast().from() : fromSeconds;
    double length = step.length / (double) SpeechDetector.SAMPLE_RATE_HZ;
    spans.add(new SpeechStream.Span(from, fromSeconds + length));
    if (filled == WHOLE) {
      end();
    }
  }

  private void end() {
    if (begun++ % keptOf == 0) {
      kept.add(new SpeechPiece(java.util.Arrays.copyOf(samples, filled), spans));
    }
    filled = 0;
    spans.clear();
    if (kept.size() > MOST_PIECES) {
      for (int i = kept.size() - 1 - (kept.size() - 1) % 2; i > 0; i -= 2) {
        kept.remove(i - 1);
      }
      keptOf *= 2;
    }
  }

  /** The pieces, in the order of time; what is left over is a piece only if it is long enough. */
  List<SpeechPiece> pieces() {
    if (filled >= ENOUGH) {
      end();
    }
    return List.copyOf(kept);
  }
}
