package io.throughline.workflows.audit.friction;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.journey.status.friction.FrictionActivities;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.workflows.Activities;
import io.throughline.workflows.engine.Patches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands a journey's moves to the table of drop-out; the journey does not wait for it. */
public final class StageMoves {
  private final FrictionActivities figures = Activities.figures();
  private final FrictionActivities byEngine = Activities.figuresByEngine();
  private final List<Promise<Void>> handed = new ArrayList<>();
  private Optional<Boolean> wanted = Optional.empty();

  /** Whether this journey began after moves were told; asked first when the first one is made. */
  public boolean wanted() {
    if (wanted.isEmpty()) {
      wanted = Optional.of(Patches.stageMoves());
    }
    return wanted.get();
  }

  public void tell(StageMove move) {
    Workflow.newDetachedCancellationScope(() ->
            handed.add(
                Patches.shortSteps()
                    ? Async.procedure(() -> figures.recordMove(move))
                    : Async.procedure(byEngine::recordMove, move)))
        .run();
  }

  /** Waits for all of them; answers how many could not be kept. */
  public int settle() {
    int failed = 0;
    for (Promise<Void> promise : handed) {
      try {
        promise.get();
      } catch (ActivityFailure unkept) {
        failed++;
      }
    }
    return failed;
  }
}
