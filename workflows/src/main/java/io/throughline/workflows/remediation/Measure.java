package io.throughline.workflows.remediation;

import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyInForce;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A remedy that was begun, and what is known of it. */
final class Measure {
  final String key;
  final String interaction;
  final Remedy remedy;
  final Instant since;
  @Nullable Instant until;

  /** Whether a human asked for it, so that clearing somebody does not take it back. */
  boolean ordered;

  State state = State.UNSURE;

  /** Known to be done, perhaps done, not to be taken back by us, or taken back. */
  enum State {
    IN_FORCE,
    UNSURE,
    STUCK,
    GONE
  }

  Measure(Remedy remedy, String key, String interaction, Instant since, @Nullable Instant until) {
    this.remedy = remedy;
    this.key = key;
    this.interaction = interaction;
    this.since = since;
    this.until = until;
  }

  /** What undoing has to look at; what refused to be undone is left to people. */
  boolean mayBeDone() {
    return state == State.IN_FORCE || state == State.UNSURE;
  }

  boolean shown() {
    return state == State.IN_FORCE || state == State.STUCK;
  }

  /** Whether its end is waited for. */
  boolean timed() {
    return state == State.IN_FORCE && until != null;
  }

  RemedyInForce inForce() {
    return new RemedyInForce(remedy.word(), since, until);
  }
}
