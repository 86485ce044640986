package io.throughline.contracts.journey.engine;

/** The queues that work is taken from. */
public final class TaskQueues {
  /** Journeys and the activities that need keys, database or network. */
  public static final String JOURNEYS = "journeys";

  /** The worker that opens hostile files; its payloads travel under the pool's transport key. */
  public static final String INFERENCE = "inference";

  /** Mail: a server that accepts and stalls must not take the slots of checks. */
  public static final String NOTICES = "notices";

  /** What is done to other systems: one that stalls takes no slot of anything else. */
  public static final String REMEDIES = "remedies";

  private TaskQueues() {}
}
