package io.throughline.server.cli.bench.journeys;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** As many updates and activities as a journey of five steps has, and nothing in them. */
@WorkflowInterface
public interface BareWorkflow {
  /** Consent, and two pieces for each of three interactions. */
  int UPDATES = 7;

  /** Six inspections, three comparisons, five pages of the ledger, three letters. */
  int ACTIVITIES = 17;

  @WorkflowMethod
  void run();

  @UpdateMethod
  void tell();

  /** Does nothing. */
  @ActivityInterface
  interface Nothing {
    void happen();
  }

  /** Does nothing, in time. */
  final class Doing implements Nothing {
    @Override
    public void happen() {
      // The journey's activities take time of their own, which is not measured here.
    }
  }

  /** After each update its share of the activities. */
  final class Impl implements BareWorkflow {
    private final Nothing nothing =
        Workflow.newActivityStub(
            Nothing.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(20)).build());
    private int told;

    @Override
    public void run() {
      int done = 0;
      for (int n = 1; n <= UPDATES; n++) {
        int next = n;
        Workflow.await(() -> told >= next);
        for (; done < n * ACTIVITIES / UPDATES; done++) {
          nothing.happen();
        }
      }
    }

    @Override
    public void tell() {
      told++;
    }
  }
}
