package io.throughline.server.cli.bench.journeys;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.throughline.server.engine.parts.temporal.TemporalPart;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the workflow engine alone costs: empty workflows with as many updates and activities as a
 * journey, by a worker in this process.
 */
final class BareBench {
  private static final String QUEUE = "bench-bare";

  private final WorkflowClient client;

  BareBench(WorkflowServiceStubs stubs) {
    client =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace(TemporalPart.NAMESPACE).build());
  }

  /** Runs so many, as many at once as are asked for; fails if one does. */
  void run(int workflows, int atOnce) throws InterruptedException {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(BareWorkflow.Impl.class);
    worker.registerActivitiesImplementations(new BareWorkflow.Doing());
    factory.start();
    try (ExecutorService crowd = Executors.newFixedThreadPool(atOnce)) {
      List<Future<?>> all = new ArrayList<>();
      for (int n = 0; n < workflows; n++) {
        all.add(crowd.submit(this::one));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("an empty workflow failed", failed.getCause());
    } finally {
      factory.shutdownNow();
    }
  }

  private void one() {
    BareWorkflow workflow =
        client.newWorkflowStub(
            BareWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId("bare-" + UUID.randomUUID())
                .build());
    WorkflowClient.start(workflow::run);
    for (int n = 0; n < BareWorkflow.UPDATES; n++) {
      workflow.tell();
    }
    WorkflowStub.fromTyped(workflow).getResult(Void.class);
  }
}
