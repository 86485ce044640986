package io.throughline.server.engine.parts.temporal;

import static io.throughline.server.engine.process.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.server.engine.folder.EngineKind;
import io.throughline.server.engine.folder.PortBook;
import io.throughline.server.engine.parts.EmbeddedParts;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.engine.process.PartSpec;
import io.throughline.server.engine.process.PartStatus;
import io.throughline.server.engine.process.Patience;
import io.throughline.server.engine.process.Supervisor;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.tool.ServerTools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Temporal server on the real PostgreSQL, as a deployment runs them. */
class TemporalServerIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String QUEUE = "waiting";

  @TempDir Path folder = Path.of("");

  /** Waits for a word, and is found by it from then on. */
  @WorkflowInterface
  public interface Waiting {
    @WorkflowMethod
    String run();

    @SignalMethod
    void say(String word);
  }

  /** Sleeps between the word and the end, so that a timer is kept too. */
  public static final class WaitingImpl implements Waiting {
    private String said = "";

    @Override
    public String run() {
      Workflow.await(() -> !said.isEmpty());
      Workflow.upsertTypedSearchAttributes(TemporalPart.KEYWORDS.getFirst().valueSet(said));
      Workflow.sleep(Duration.ofSeconds(2));
      return said;
    }

    @Override
    public void say(String word) {
      said = word;
    }
  }

  @Test
  void aWorkflowOutlivesTheServerThatIsKilled() throws Exception {
    EngineSettings settings = settings();
    try (Supervisor supervisor = started(settings)) {
      WorkflowServiceStubs stubs = stubs(supervisor);
      WorkerFactory factory = worker(client(stubs));
      WorkflowStub waiting = begun(client(stubs));
      assertThat(retentionDays(stubs)).isGreaterThanOrEqualTo(400);

      assertThat(ProcessHandle.of(temporal(supervisor).pid()).orElseThrow().destroyForcibly())
          .isTrue();
      eventually("a restart of the server", () -> temporal(supervisor).restarts() == 1);
      supervisor.awaitHealthy(LONG);

      waiting.signal("say", "heard");
      assertThat(waiting.getResult(60, TimeUnit.SECONDS, String.class)).isEqualTo("heard");
      eventually("a search that finds it", () -> found(stubs, "heard") == 1);
      factory.shutdownNow();
      stubs.shutdownNow();
    }
    try (Supervisor again = started(settings)) {
      WorkflowServiceStubs stubs = stubs(again);
      assertThat(found(stubs, "heard")).isEqualTo(1);
      assertThat(found(stubs, "never")).isZero();
      stubs.shutdownNow();
    }
  }

  private EngineSettings settings() {
    Home home = Home.find();
    ServerTools.bring(home, Progress.on(System.err));
    EngineSettings settings =
        EngineSettings.of(home, folder.resolve("data")).withEngine(EngineKind.SERVER);
    settings.data().create();
    settings.engine().keep(settings.data());
    return settings;
  }

  private static Supervisor started(EngineSettings settings) {
    List<PartSpec> parts =
        new EmbeddedParts(settings, new PortBook(settings.data()))
            .inOrder().stream()
                .filter(part -> List.of("postgres", TemporalPart.NAME).contains(part.name()))
                .toList();
    Supervisor supervisor =
        new Supervisor(parts, Patience.standard(), settings.data()::log, _ -> {});
    supervisor.start();
    supervisor.awaitHealthy(LONG);
    return supervisor;
  }

  private static PartStatus temporal(Supervisor supervisor) {
    return supervisor.status().getLast();
  }

  private static WorkflowServiceStubs stubs(Supervisor supervisor) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget("127.0.0.1:" + temporal(supervisor).port())
            .build());
  }

  private static WorkflowClient client(WorkflowServiceStubs stubs) {
    return WorkflowClient.newInstance(
        stubs, WorkflowClientOptions.newBuilder().setNamespace(TemporalPart.NAMESPACE).build());
  }

  private static WorkerFactory worker(WorkflowClient client) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    factory.newWorker(QUEUE).registerWorkflowImplementationTypes(WaitingImpl.class);
    factory.start();
    return factory;
  }

  private static WorkflowStub begun(WorkflowClient client) {
    Waiting waiting =
        client.newWorkflowStub(
            Waiting.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId("waiting-1")
                .setTypedSearchAttributes(
                    SearchAttributes.newBuilder()
                        .set(TemporalPart.KEYWORDS.getLast(), "begun")
                        .build())
                .build());
    WorkflowClient.start(waiting::run);
    return WorkflowStub.fromTyped(waiting);
  }

  private static long retentionDays(WorkflowServiceStubs stubs) {
    return stubs
            .blockingStub()
            .describeNamespace(
                DescribeNamespaceRequest.newBuilder().setNamespace(TemporalPart.NAMESPACE).build())
            .getConfig()
            .getWorkflowExecutionRetentionTtl()
            .getSeconds()
        / Duration.ofDays(1).toSeconds();
  }

  private static long found(WorkflowServiceStubs stubs, String word) {
    return stubs
        .blockingStub()
        .countWorkflowExecutions(
            CountWorkflowExecutionsRequest.newBuilder()
                .setNamespace(TemporalPart.NAMESPACE)
                .setQuery(TemporalPart.KEYWORDS.getFirst().getName() + " = '" + word + "'")
                .build())
        .getCount();
  }
}
