package io.throughline.custody.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.transport.TransportKeys;
import io.throughline.custody.payload.NoteWorkflow.Note;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what the engine keeps of a workflow that says a marker wherever it can. */
final class TemporalHistoryTest {
  private static final SubjectId ADA = new SubjectId("s-" + "a".repeat(26));
  private static final String WORKFLOW =
      WorkflowIds.of("hiring", ADA, new JourneyId("j-" + "a".repeat(26)));
  private static final String SUBJECT_KEY = "subject:" + ADA;

  @TempDir Path folder;
  private KeyRing ring;
  private TestWorkflowEnvironment environment;
  private WorkerFactory inferenceProcess;
  private WorkflowClient client;

  @BeforeEach
  void startWorkers() {
    ring = new FileKeyRing(folder, MasterKey.in(folder));
    TransportKeys transport = new TransportKeys(folder.resolve("transport"));
    WorkflowClientOptions deployment = options(PayloadConverters.ofDeployment(ring, transport));
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setWorkflowClientOptions(deployment).build());
    client = environment.getWorkflowClient();
    Worker journeys = environment.newWorker(TaskQueues.JOURNEYS);
    journeys.registerWorkflowImplementationTypes(NoteWorkflow.Impl.class);
    journeys.registerActivitiesImplementations(new NoteWorkflow.Keeping(ring, ADA));
    environment.start();
    // As its own process does, with the one key that it has.
    inferenceProcess =
        WorkerFactory.newInstance(client(PayloadConverters.ofInferenceWorker(transport)));
    inferenceProcess
        .newWorker(TaskQueues.INFERENCE)
        .registerActivitiesImplementations(new NoteWorkflow.Looking());
    inferenceProcess.start();
  }

  @AfterEach
  void stopWorkers() {
    inferenceProcess.shutdownNow();
    environment.close();
  }

  @Test
  void noEventHoldsPlaintextAndEachHasTheKeyOfItsPlace() {
    WorkflowStub stub = start();
    assertThat(stub.update("tell", Note.class, note("told"))).isEqualTo(note("told"));
    assertThatThrownBy(() -> stub.update("tell", Note.class, note("refuse")))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining(NoteWorkflow.MARKER);
    stub.signal("finish", note("finish"));
    assertThat(stub.getResult(Note.class)).isEqualTo(note("looked"));
    assertThat(stub.query("seen", Note.class)).isEqualTo(note("told"));

    List<HistoryEvent> events = client.fetchHistory(WORKFLOW).getEvents();
    assertThat(events.toString()).doesNotContain(NoteWorkflow.MARKER);
    assertThat(KeyIds.withoutMarkers(events).toString()).doesNotContain("json/plain");
    assertThat(KeyIds.ofMarkers(events)).containsExactly(SUBJECT_KEY);
    Map<EventType, Set<String>> keys = KeyIds.byEvent(KeyIds.withoutMarkers(events));
    assertThat(keys)
        .containsEntry(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, Set.of(SUBJECT_KEY))
        .containsEntry(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED, Set.of(SUBJECT_KEY))
        .containsEntry(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED, Set.of(SUBJECT_KEY))
        .containsEntry(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED, Set.of(SUBJECT_KEY))
        .containsEntry(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, Set.of(SUBJECT_KEY));
    assertThat(KeyIds.ofActivity(events, "Look")).containsExactly("transport");
    assertThat(KeyIds.ofActivity(events, "Stumble")).containsExactly("transport");
    assertThat(KeyIds.ofActivity(events, "Keep")).containsExactly(SUBJECT_KEY);
  }

  @Test
  void aQueryAnswersUnderTheSubjectsKey() {
    WorkflowStub stub = start();
    stub.update("tell", Note.class, note("told"));
    var answer =
        environment
            .getWorkflowServiceStubs()
            .blockingStub()
            .queryWorkflow(
                QueryWorkflowRequest.newBuilder()
                    .setNamespace(environment.getNamespace())
                    .setExecution(WorkflowExecution.newBuilder().setWorkflowId(WORKFLOW))
                    .setQuery(WorkflowQuery.newBuilder().setQueryType("seen"))
                    .build());
    assertThat(answer.getQueryResult().getPayloadsList())
        .extracting(KeyIds::of)
        .containsExactly(SUBJECT_KEY);
    stub.signal("finish", note("finish"));
    assertThat(stub.getResult(Note.class)).isEqualTo(note("looked"));
  }

  @Test
  void aSignalThatIsNotEncryptedIsDroppedAndTheJourneyGoesOn() {
    WorkflowStub stub = start();
    client(DefaultDataConverter.STANDARD_INSTANCE)
        .newUntypedWorkflowStub(WORKFLOW)
        .signal("finish", note("forged"));
    assertThat(stub.update("tell", Note.class, note("told"))).isEqualTo(note("told"));
    stub.signal("finish", note("finish"));
    assertThat(stub.getResult(Note.class)).isEqualTo(note("looked"));
  }

  @Test
  void anActivityOfAnErasedSubjectFailsWithItsCodeAndIsNotTriedAgain() {
    WorkflowStub stub = client.newUntypedWorkflowStub("NoteWorkflow", named("sweep"));
    stub.start(note("erase"));
    assertThatThrownBy(() -> stub.getResult(Note.class))
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo("KEY_DESTROYED");
              assertThat(e.isNonRetryable()).isTrue();
            });
  }

  @Test
  void nobodyReadsAJourneyWhoseKeyIsDestroyed() {
    WorkflowStub stub = start();
    stub.signal("finish", note("finish"));
    assertThat(stub.getResult(Note.class)).isEqualTo(note("looked"));
    ring.destroy(ADA);
    assertThatThrownBy(() -> client.newUntypedWorkflowStub(WORKFLOW).getResult(Note.class))
        .hasStackTraceContaining("KeyDestroyedException");
  }

  private WorkflowStub start() {
    WorkflowStub stub = client.newUntypedWorkflowStub("NoteWorkflow", named(WORKFLOW));
    stub.start(note("begin"));
    return stub;
  }

  private static WorkflowOptions named(String workflowId) {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(TaskQueues.JOURNEYS)
        .setWorkflowId(workflowId)
        .setMemo(Map.of("memo", NoteWorkflow.MARKER))
        .setStaticSummary(NoteWorkflow.MARKER)
        .build();
  }

  private WorkflowClient client(DataConverter converter) {
    return WorkflowClient.newInstance(environment.getWorkflowServiceStubs(), options(converter));
  }

  private static WorkflowClientOptions options(DataConverter converter) {
    return WorkflowClientOptions.newBuilder().setDataConverter(converter).build();
  }

  private static Note note(String what) {
    return new Note(what, NoteWorkflow.MARKER);
  }
}
