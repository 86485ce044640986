package io.throughline.server.journeys.engine;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.throughline.contracts.journey.engine.TaskQueues;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Hosts the worker of {@link TaskQueues#JOURNEYS}. It starts when the server is ready, and keeps
 * trying while the engine is down: the API answers meanwhile.
 */
public final class JourneyWorker
    implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(JourneyWorker.class);

  /** With short steps below the database pool's size: the API is never starved by its worker. */
  private static final int MOST_ACTIVITIES = 6;

  private static final int MOST_SHORT_STEPS = 10;

  /** A mail server that accepts and stalls keeps these and no others. */
  private static final int MOST_LETTERS = 3;

  /** Another system that stalls keeps these and no others. */
  private static final int MOST_REMEDIES = 3;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final WorkflowClient client;
  private final WorkerFactory factory;
  private volatile boolean running;
  private volatile boolean stopped;

  /** What the worker can run. */
  public record Types(
      List<Class<?>> workflows,
      List<Object> activities,
      List<Object> notices,
      List<Object> remedies) {
    public Types {
      workflows = List.copyOf(workflows);
      activities = List.copyOf(activities);
      notices = List.copyOf(notices);
      remedies = List.copyOf(remedies);
    }
  }

  public JourneyWorker(WorkflowClient client, Types types) {
    this.client = client;
    this.factory = WorkerFactory.newInstance(client);
    Worker worker =
        factory.newWorker(
            TaskQueues.JOURNEYS,
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(MOST_ACTIVITIES)
                .setMaxConcurrentLocalActivityExecutionSize(MOST_SHORT_STEPS)
                .build());
    worker.registerWorkflowImplementationTypes(types.workflows().toArray(Class<?>[]::new));
    worker.registerActivitiesImplementations(types.activities().toArray());
    host(TaskQueues.NOTICES, MOST_LETTERS, types.notices());
    host(TaskQueues.REMEDIES, MOST_REMEDIES, types.remedies());
  }

  private void host(String queue, int most, List<Object> activities) {
    factory
        .newWorker(
            queue, WorkerOptions.newBuilder().setMaxConcurrentActivityExecutionSize(most).build())
        .registerActivitiesImplementations(activities.toArray());
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    Thread.ofVirtual().name("journey-worker-start").start(this::startWhenTheEngineAnswers);
  }

  /** Whether the worker polls and the engine answers now. */
  boolean healthy() {
    return running && engineAnswers();
  }

  private void startWhenTheEngineAnswers() {
    boolean told = false;
    while (!stopped && !running) {
      if (engineAnswers()) {
        Retention.keep(client);
        factory.start();
        running = true;
        LOG.info("worker.started queue={}", TaskQueues.JOURNEYS);
        return;
      }
      if (!told) {
        LOG.warn("worker.waiting reason=engine.unreachable");
        told = true;
      }
      pause();
    }
  }

  private boolean engineAnswers() {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(2, TimeUnit.SECONDS)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder()
                  .setNamespace(client.getOptions().getNamespace())
                  .build());
      return true;
    } catch (StatusRuntimeException unreachable) {
      return false;
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException ending) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy() {
    stopped = true;
    factory.shutdown();
    factory.awaitTermination(10, TimeUnit.SECONDS);
  }
}
