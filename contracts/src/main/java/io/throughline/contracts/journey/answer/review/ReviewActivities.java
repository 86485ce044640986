package io.throughline.contracts.journey.answer.review;

import io.temporal.activity.ActivityInterface;

/** Shows cases to reviewers. */
@ActivityInterface
public interface ReviewActivities {
  /**
   * Puts the case into the queue as it now stands. The same twice is once, and an older version
   * never replaces a newer one. Fails with {@code LEDGER_UNREACHABLE} (tried again) while the
   * database is away.
   */
  void show(ReviewCase reviewCase);
}
