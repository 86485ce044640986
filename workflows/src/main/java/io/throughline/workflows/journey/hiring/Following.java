package io.throughline.workflows.journey.hiring;

import io.temporal.failure.ActivityFailure;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.workflows.Activities;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.engine.Patches;
import io.throughline.workflows.evidence.Failures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The watch that begins by itself once somebody works. */
public final class Following {
  private Following() {}

  /** What cannot begin in a day is left to people, who find it in the timeline. */
  public static void follow(JourneyOrder order, @Nullable WatchPlan plan, Chronicle chronicle) {
    if (plan == null || !Patches.watchFollows()) {
      return;
    }
    try {
      JourneyId watch =
          Activities.watches()
              .begin(
                  new WatchActivities.Beginning(
                      order.journey(), order.subject(), plan, order.account()));
      chronicle.note("", "watch.begun", List.of(watch.value()));
    } catch (ActivityFailure failure) {
      chronicle.note("", "watch.not-begun", List.of(Failures.reason(failure, "watch")));
    }
  }
}
