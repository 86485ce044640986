package io.throughline.inference.detection.voice;

import java.util.List;

/** Speech for tests that do not listen. */
public final class Speeches {
  private Speeches() {}

  /** Speech from one second to another, of which nothing is kept. */
  public static Speech lasting(double from, double to) {
    return new Speech(
        new float[0],
        new double[0],
        new Speech.Heard(to - from, List.of(new SpeechStream.Span(from, to)), List.of()));
  }
}
