package io.throughline.inference.calibration.scores;

import io.throughline.inference.continuity.Template;

/**
 * One template of a known person.
 *
 * @param source what it was taken from; two templates of one source are never compared
 */
public record Sample(String identity, String source, Condition condition, Template template) {
  /**
   * How it was taken.
   *
   * @param degraded whether it was made worse on purpose, to stand for a poor camera or another
   *     microphone
   */
  public record Condition(boolean degraded, Line line) {
    /** As it is. */
    public static final Condition PLAIN = new Condition(false, Line.DIRECT);

    /** Made worse on purpose. */
    public static final Condition DEGRADED = new Condition(true, Line.DIRECT);
  }

  /** What carried it; the telephone's lines are simulated. */
  public enum Line {
    DIRECT,
    G711,
    OPUS
  }
}
