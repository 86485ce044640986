package io.throughline.server.cli.bench.journeys;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.custody.keys.transport.TransportKeys;
import io.throughline.custody.payload.PayloadConverters;
import io.throughline.server.engine.parts.EmbeddedParts;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.engine.parts.temporal.TemporalPart;
import io.throughline.server.engine.process.Launch;
import io.throughline.server.engine.process.PartSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stands where the inference worker stands: its own process, on its queue, under its key. */
public final class ScriptedWorker {
  private static final String READY = "scripted-worker.ready";

  private ScriptedWorker() {}

  /**
   * The same part with this program in it.
   *
   * @param target the engine's host and port
   */
  static PartSpec instead(PartSpec inference, EngineSettings settings, String target) {
    Path ready = settings.data().root().resolve(READY);
    List<String> command =
        new ArrayList<>(settings.home().java("server", List.of("-Xmx256m", "-XX:+UseSerialGC")));
    command.add(ScriptedWorker.class.getName());
    command.addAll(List.of(target, settings.data().transportKeys().toString(), ready.toString()));
    return new PartSpec(
        EmbeddedParts.INFERENCE,
        inference.port(),
        "scripted",
        inference.after(),
        new Launch(
            command,
            Map.of(),
            Launch.StopSignal.TERM,
            () -> {
              boolean _ = Files.deleteIfExists(ready);
            }),
        () -> Files.exists(ready));
  }

  /** Takes the engine's address, the folder of transport keys, and the file that says it is up. */
  public static void main(String[] arguments) throws IOException {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build());
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(TemporalPart.NAMESPACE)
                .setDataConverter(
                    PayloadConverters.ofInferenceWorker(new TransportKeys(Path.of(arguments[1]))))
                .build());
    WorkerFactory factory = WorkerFactory.newInstance(client);
    // As the worker that it stands for has it.
    factory
        .newWorker(
            TaskQueues.INFERENCE,
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(Runtime.getRuntime().availableProcessors())
                .setMaxConcurrentActivityTaskPollers(2)
                .build())
        .registerActivitiesImplementations(new ScriptedInference());
    factory.start();
    Files.writeString(Path.of(arguments[2]), "up\n");
  }
}
