package io.throughline.workflows;

/**
 * Every version id that workflow code asks for, each with its date. A change that adds, removes or
 * reorders commands takes an id here and a saved history from before it, in the same commit.
 */
public final class Patches {
  /** A hold is a case in the queue, and its backup is told when half of its time is over. */
  public static final String REVIEW_CASES = "review-cases-2026-11-22";

  private Patches() {}
}
