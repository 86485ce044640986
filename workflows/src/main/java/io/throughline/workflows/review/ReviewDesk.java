package io.throughline.workflows.review;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.workflows.audit.Chronicle;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for a human to confirm or clear a held interaction. */
public final class ReviewDesk {
  private final Chronicle chronicle;
  private final Map<String, ReviewAnswer> answers = new HashMap<>();
  private boolean open;
  private @Nullable ReviewAnswer answer;

  public ReviewDesk(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  public Optional<Refusal> refusal(ReviewAnswer candidate) {
    ReviewAnswer known = answers.get(candidate.requestId());
    if (known != null) {
      return known.equals(candidate) ? Optional.empty() : Optional.of(Refusal.REQUEST_REUSED);
    }
    return open && answer == null ? Optional.empty() : Optional.of(Refusal.REVIEW_NOT_AWAITED);
  }

  /** Whether this very request was taken before. */
  public boolean repeats(ReviewAnswer candidate) {
    return answers.containsKey(candidate.requestId());
  }

  /** Takes what was not refused. */
  public void take(ReviewAnswer given) {
    if (answers.putIfAbsent(given.requestId(), given) == null) {
      answer = given;
    }
  }

  /** Holds the journey until a human answers; empty when nobody did in time. */
  public Optional<ReviewAnswer> verdict(Stage stage, String interaction, Duration patience) {
    answer = null;
    open = true;
    chronicle.become(stage, JourneyState.IN_REVIEW);
    Instant until = Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(patience);
    chronicle.await(new Awaited("review", interaction, List.of(), until));
    Workflow.await(patience, () -> answer != null);
    open = false;
    chronicle.awaitNothing();
    ReviewAnswer given = answer;
    if (given == null) {
      chronicle.note(interaction, "review.expired", List.of());
      return Optional.empty();
    }
    String what =
        switch (given.verdict()) {
          case CONFIRM -> "review.confirmed";
          case CLEAR -> "review.cleared";
        };
    chronicle.note(interaction, what, List.of(given.reasonCode()));
    return Optional.of(given);
  }
}
