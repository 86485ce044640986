package io.throughline.server.cli.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure that was measured.
 *
 * @param goal what is wanted of it; absent where nothing is
 * @param ok whether what was measured also did its work
 */
public record BenchRow(String name, double value, String unit, @Nullable Goal goal, boolean ok) {
  /** A figure of which nothing is wanted. */
  public BenchRow(String name, double value, String unit, boolean ok) {
    this(name, value, unit, null, ok);
  }

  /**
   * A bound.
   *
   * @param atMost else the value is to be at least that
   */
  public record Goal(double bound, boolean atMost) {
    boolean met(double value) {
      return atMost ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
      return (atMost ? "at most " : "at least ") + bound;
    }
  }

  /** Whether the work was done as well as is wanted. */
  public boolean good() {
    return ok && (goal == null || goal.met(value));
  }
}
