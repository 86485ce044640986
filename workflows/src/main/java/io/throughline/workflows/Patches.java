package io.throughline.workflows;

import io.temporal.workflow.Workflow;

/**
 * Every version id that workflow code asks for, each with its date. A change that adds, removes or
 * reorders commands takes an id here and a saved history from before it, in the same commit.
 */
public final class Patches {
  /** The version of a change that was made once. */
  public static final int FIRST = 1;

  /** Stages are told to the table of drop-out as they are entered and left. */
  public static final String STAGE_MOVES = "stage-moves-2026-11-22";

  /** Remedies after a decision, 2026-11-22. */
  private static final String REMEDIES = "remedies-2026-11-22";

  /** A hold is a case in the queue, and its backup is told when half of its time is over. */
  public static final String REVIEW_CASES = "review-cases-2026-11-22";

  private Patches() {}

  /** Whether this journey carries out what policy names; one that was held before does not. */
  public static boolean remedies() {
    return Workflow.getVersion(REMEDIES, Workflow.DEFAULT_VERSION, FIRST) >= FIRST;
  }
}
