package io.throughline.workflows.review;

import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.workflows.Activities;
import java.util.ArrayList;
import java.util.List;

/** Shows cases in the queue; the journey does not stand still while the database does. */
final class CaseBook {
  private final ReviewActivities reviews = Activities.reviews();
  private final List<Promise<Void>> shown = new ArrayList<>();

  void show(ReviewCase reviewCase) {
    Workflow.newDetachedCancellationScope(
            () -> shown.add(Async.procedure(reviews::show, reviewCase)))
        .run();
  }

  /** Waits until the queue has all of it. */
  void settle() {
    shown.forEach(Promise::get);
  }
}
