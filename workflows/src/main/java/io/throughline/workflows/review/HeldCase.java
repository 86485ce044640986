package io.throughline.workflows.review;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.CaseState;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.workflows.evidence.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One hold of the journey, from its first opening to its last word. */
final class HeldCase {
  private final ReviewCaseId id;
  private final Step step;
  private CaseState state = CaseState.OPEN;
  private Instant openedAt = now();
  private Instant escalatesAt = openedAt;
  private Instant dueAt = openedAt;
  private boolean escalated;
  private int asked;
  private long version;
  private @Nullable CallerId assignedTo;
  private ReviewCase.@Nullable Answered answer;

  HeldCase(ReviewCaseId id, Step step) {
    this.id = id;
    this.step = step;
  }

  /** A reviewer is needed from now on; whoever had the case has it still. */
  void open(Duration untilEscalation, Duration untilDue) {
    state = CaseState.OPEN;
    openedAt = now();
    escalatesAt = openedAt.plus(untilEscalation);
    dueAt = openedAt.plus(untilDue);
    escalated = false;
  }

  void escalate() {
    escalated = true;
  }

  void assign(@Nullable CallerId to) {
    assignedTo = to;
  }

  void answer(ReviewAnswer given) {
    answer =
        new ReviewCase.Answered(
            given.verdict().word(), given.reasonCode(), given.reviewer(), now());
    switch (given.verdict()) {
      case CONFIRM, CLEAR -> state = CaseState.ANSWERED;
      case ASK_MORE -> {
        state = CaseState.ASKED;
        asked++;
      }
    }
  }

  void end(CaseState end) {
    state = end;
  }

  ReviewCaseId id() {
    return id;
  }

  Step step() {
    return step;
  }

  CaseState state() {
    return state;
  }

  Instant dueAt() {
    return dueAt;
  }

  boolean escalated() {
    return escalated;
  }

  int asked() {
    return asked;
  }

  Optional<CallerId> assignedTo() {
    return Optional.ofNullable(assignedTo);
  }

  /** As it stands now; of two, the later one has the higher version. */
  ReviewCase next() {
    version++;
    return now(version);
  }

  /** As it stands now. */
  ReviewCase shown() {
    return now(version);
  }

  /** What each event of it says. */
  SortedMap<String, String> details() {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("case", id.value());
    assignedTo().ifPresent(has -> details.put("assigned", has.value()));
    return details;
  }

  private ReviewCase now(long number) {
    return new ReviewCase(
        id,
        id.journey(),
        number,
        step.stage(),
        step.interaction().value(),
        state,
        openedAt,
        escalatesAt,
        dueAt,
        escalated,
        asked,
        assignedTo,
        answer);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
