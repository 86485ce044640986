package io.throughline.workflows.engine;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLocal;

/**
 * Every version id that workflow code asks for, each with its date. A change that adds, removes or
 * reorders commands takes an id here and a saved history from before it, in the same commit.
 */
public final class Patches {
  /** The version of a change that was made once. */
  private static final int FIRST = 1;

  private static final WorkflowLocal<Boolean> SHORT_STEPS =
      WorkflowLocal.withCachedInitial(() -> has("short-steps-2026-11-24"));

  private Patches() {}

  /** Whether stages are told to the table of drop-out as they are entered and left. */
  public static boolean stageMoves() {
    return has("stage-moves-2026-11-22");
  }

  /** Whether this journey carries out what policy names; one that was held before does not. */
  public static boolean remedies() {
    return has("remedies-2026-11-22");
  }

  /** Whether a hold is a case in the queue, whose backup is told when half of its time is over. */
  public static boolean reviewCases() {
    return has("review-cases-2026-11-22");
  }

  /** Whether a random challenge is drawn for the person and looked for in what is handed in. */
  public static boolean livenessChallenges() {
    return has("liveness-challenges-2026-11-23");
  }

  /** Whether who agreed to it is looked for among other people. */
  public static boolean duplicateSearch() {
    return has("duplicate-search-2026-11-23");
  }

  /** Whether a watch that was ordered begins when the person is cleared. */
  public static boolean watchFollows() {
    return has("watch-follows-2026-11-23");
  }

  /** Whether what would have ended by itself stays once it is wanted without an end. */
  public static boolean longerMeasures() {
    return has("longer-measures-2026-11-23");
  }

  /**
   * Whether activities of milliseconds run within the workflow task that wants them. Asked for the
   * first time at the beginning of a run, where nothing else goes on that could come before it.
   */
  public static boolean shortSteps() {
    return SHORT_STEPS.get();
  }

  /** Whether a recovery knows what lately happened to the account. */
  public static boolean accountSigns() {
    return has("account-signs-2026-11-24");
  }

  private static boolean has(String change) {
    return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, FIRST) >= FIRST;
  }
}
