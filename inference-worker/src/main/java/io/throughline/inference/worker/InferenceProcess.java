package io.throughline.inference.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.custody.keys.transport.TransportKeys;
import io.throughline.custody.payload.PayloadConverters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One worker on the inference queue, with as many slots as there are cores. */
public final class InferenceProcess implements AutoCloseable {
  private static final Duration PARTING = Duration.ofSeconds(5);

  private final WorkflowServiceStubs stubs;
  private final WorkerFactory factory;

  private InferenceProcess(WorkflowServiceStubs stubs, WorkerFactory factory) {
    this.stubs = stubs;
    this.factory = factory;
  }

  /**
   * Where the engine is, and how its payloads are opened.
   *
   * @param target host and port
   * @param transportKeys folder of the pool's transport keyset, all the keys that this process has
   */
  public record Engine(String target, String namespace, Path transportKeys) {}

  /** Makes a worker that does not take work yet. */
  public static InferenceProcess of(Engine engine, InferenceActivities activities) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(engine.target()).build());
    return on(stubs, engine, activities);
  }

  static InferenceProcess on(
      WorkflowServiceStubs stubs, Engine engine, InferenceActivities activities) {
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(engine.namespace())
                .setDataConverter(
                    PayloadConverters.ofInferenceWorker(new TransportKeys(engine.transportKeys())))
                .build());
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(TaskQueues.INFERENCE, options());
    worker.registerActivitiesImplementations(activities);
    return new InferenceProcess(stubs, factory);
  }

  /** Connects and takes work. */
  public void start() {
    factory.start();
  }

  private static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setMaxConcurrentActivityExecutionSize(Runtime.getRuntime().availableProcessors())
        .setMaxConcurrentActivityTaskPollers(2)
        .build();
  }

  @Override
  public void close() {
    // Work that is cut off here is given to another worker when its heartbeat stops.
    factory.shutdownNow();
    factory.awaitTermination(PARTING.toMillis(), TimeUnit.MILLISECONDS);
    stubs.shutdownNow();
  }
}
