package io.throughline.server.cli.bench.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Empty workflows have the shape of a journey. */
class BareBenchTest {
  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

  @AfterEach
  void end() {
    environment.close();
  }

  @Test
  void allOfThemEnd() throws Exception {
    environment.start();
    new BareBench(environment.getWorkflowServiceStubs()).run(5, 2);
  }

  @Test
  void eachHasAsManyUpdatesAndActivitiesAsAJourney() {
    Worker worker = environment.newWorker("bare");
    worker.registerWorkflowImplementationTypes(BareWorkflow.Impl.class);
    worker.registerActivitiesImplementations(new BareWorkflow.Doing());
    environment.start();
    BareWorkflow workflow =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                BareWorkflow.class,
                WorkflowOptions.newBuilder().setTaskQueue("bare").setWorkflowId("bare").build());
    WorkflowClient.start(workflow::run);
    for (int n = 0; n < BareWorkflow.UPDATES; n++) {
      workflow.tell();
    }
    WorkflowStub.fromTyped(workflow).getResult(Void.class);

    assertThat(count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED))
        .isEqualTo(BareWorkflow.UPDATES);
    assertThat(count(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED))
        .isEqualTo(BareWorkflow.ACTIVITIES);
  }

  private long count(EventType type) {
    return environment.getWorkflowClient().fetchHistory("bare").getEvents().stream()
        .filter(event -> event.getEventType() == type)
        .count();
  }
}
