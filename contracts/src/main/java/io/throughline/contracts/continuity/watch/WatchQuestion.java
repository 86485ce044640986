package io.throughline.contracts.continuity.watch;

import java.util.List;

/**
 * Everything that policy may know when it decides whether to ask for a re-check.
 *
 * @param step idempotency key
 * @param facts what the reports of the last days amount to
 * @param rechecks how many were asked for so far
 * @param hoursSinceRecheck since the last one was passed, or since the watch began
 * @param due whether chance wants a re-check by now
 */
public record WatchQuestion(
    String step, List<Fact> facts, int rechecks, double hoursSinceRecheck, boolean due) {
  public WatchQuestion {
    facts = List.copyOf(facts);
  }

  /**
   * One thing that the reports amount to.
   *
   * @param name dotted and stable, such as {@code work.night-against-badge}
   * @param count how often it was seen in the last days, 1 or more
   */
  public record Fact(String name, int count) {
    public Fact {
      if (!name.matches("[a-z]+(\\.[a-z-]+)+") || count < 1) {
        throw new IllegalArgumentException("not a fact");
      }
    }
  }
}
