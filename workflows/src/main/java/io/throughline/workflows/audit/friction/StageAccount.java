package io.throughline.workflows.audit.friction;

import io.throughline.contracts.journey.status.friction.Effort;
import io.throughline.contracts.journey.status.friction.Friction;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What one stage has cost so far. */
final class StageAccount {
  private final Instant enteredAt;
  private Effort total = Effort.NONE;
  private Effort extra = Effort.NONE;
  private @Nullable Double settledSeconds;
  private int prompts;
  private int retries;
  private int holds;
  private int attempt;
  private boolean answered;
  private @Nullable Instant askedAt;
  private @Nullable Instant lastAt;

  StageAccount(Instant enteredAt) {
    this.enteredAt = enteredAt;
  }

  Instant enteredAt() {
    return enteredAt;
  }

  int holds() {
    return holds;
  }

  void held() {
    holds++;
  }

  void prompted() {
    prompts++;
  }

  void asked(int newAttempt, Instant at) {
    settledSeconds = elapsedSeconds();
    attempt = newAttempt;
    answered = false;
    askedAt = at;
    lastAt = null;
  }

  void answered(Instant at) {
    lastAt = at;
  }

  void received(long bytes, Instant at) {
    retries += attempt > 1 && !answered ? 1 : 0;
    answered = true;
    lastAt = at;
    add(new Effort(null, 0, bytes));
  }

  void captured(OptionalDouble seconds) {
    add(seconds.isPresent() ? new Effort(seconds.getAsDouble(), 0, 0) : new Effort(null, 1, 0));
  }

  Friction friction() {
    return new Friction(total, extra, elapsedSeconds(), prompts, retries);
  }

  private void add(Effort effort) {
    total = total.plus(effort);
    if (attempt > 1) {
      extra = extra.plus(effort);
    }
  }

  private @Nullable Double elapsedSeconds() {
    if (askedAt == null || lastAt == null) {
      return settledSeconds;
    }
    double current = Duration.between(askedAt, lastAt).toMillis() / 1000.0;
    return settledSeconds == null
        ? Double.valueOf(current)
        : Double.valueOf(settledSeconds + current);
  }
}
