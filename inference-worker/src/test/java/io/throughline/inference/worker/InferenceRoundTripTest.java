package io.throughline.inference.worker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.comparison.ComparisonRequest;
import io.throughline.contracts.continuity.comparison.Comparisons;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.detection.Inspection;
import io.throughline.contracts.detection.InspectionRequest;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.transport.TransportKeys;
import io.throughline.custody.payload.PayloadConverters;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.inspection.PreparedModels;
import io.throughline.inference.worker.evidence.TemplateFile;
import io.throughline.inference.worker.evidence.VaultClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workflow asks, the worker fetches, looks, writes a template and answers: real models. */
class InferenceRoundTripTest {
  private static final String ADDRESS = "cd".repeat(32);

  @TempDir private Path folder = Path.of("");
  private final WireMockServer vault =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private Optional<Models> models = Optional.empty();
  private Optional<TestWorkflowEnvironment> environment = Optional.empty();
  private Optional<InferenceProcess> worker = Optional.empty();

  /** Asks the inference queue to look at one piece of evidence. */
  @WorkflowInterface
  public interface Look {
    @WorkflowMethod
    Inspection look(InspectionRequest request);
  }

  /** Passes the request on to the inference queue. */
  public static final class LookImpl implements Look {
    private final InferenceActivities inference = onItsQueue();

    @Override
    public Inspection look(InspectionRequest request) {
      return inference.inspect(request);
    }
  }

  private static InferenceActivities onItsQueue() {
    return Workflow.newActivityStub(
        InferenceActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.INFERENCE)
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .build());
  }

  /** Asks the inference queue to compare. */
  @WorkflowInterface
  public interface Compare {
    @WorkflowMethod
    Comparisons compare(ComparisonRequest request);
  }

  /** Passes the request on to the inference queue. */
  public static final class CompareImpl implements Compare {
    private final InferenceActivities inference = onItsQueue();

    @Override
    public Comparisons compare(ComparisonRequest request) {
      return inference.compare(request);
    }
  }

  @BeforeEach
  void start() {
    Models loaded = PreparedModels.load();
    models = Optional.of(loaded);
    vault.start();
    TransportKeys transport = new TransportKeys(folder.resolve("keys/transport"));
    FileKeyRing ring =
        new FileKeyRing(folder.resolve("keys"), MasterKey.in(folder.resolve("keys")));
    TestWorkflowEnvironment started =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(PayloadConverters.ofDeployment(ring, transport))
                        .build())
                .build());
    environment = Optional.of(started);
    started
        .newWorker(TaskQueues.JOURNEYS)
        .registerWorkflowImplementationTypes(LookImpl.class, CompareImpl.class);
    inference(loaded, started).start();
    started.start();
  }

  /** The worker as the process makes it: it holds the transport key and nothing else. */
  private InferenceProcess inference(Models loaded, TestWorkflowEnvironment started) {
    VaultClient client =
        new VaultClient(URI.create(vault.baseUrl()), folder, Duration.ofSeconds(5));
    InferenceProcess process =
        InferenceProcess.on(
            started.getWorkflowServiceStubs(),
            new InferenceProcess.Engine(
                "in-process", started.getNamespace(), folder.resolve("keys/transport")),
            new MediaInferenceActivities(
                client,
                PreparedModels.inspector(loaded),
                loaded.comparison(),
                new WorkWatch(Duration.ofMinutes(1))));
    worker = Optional.of(process);
    return process;
  }

  @AfterEach
  void stop() {
    worker.ifPresent(InferenceProcess::close);
    environment.ifPresent(TestWorkflowEnvironment::close);
    models.ifPresent(Models::close);
    vault.stop();
  }

  @Test
  void aPhotoBecomesFindingsAndATemplateThatIsTheSameAsItself() throws IOException {
    byte[] photo = Files.readAllBytes(PreparedModels.shared("faces/london/001/001_03.jpg"));
    vault.stubFor(get(urlEqualTo("/internal/vault/read")).willReturn(aResponse().withBody(photo)));
    vault.stubFor(
        put(urlEqualTo("/internal/vault/face"))
            .willReturn(aResponse().withStatus(204).withHeader("Evidence-Address", ADDRESS)));

    Inspection inspection = look().look(request(photo.length));

    assertThat(inspection.findings())
        .extracting(Finding::detector)
        .contains("face-capture", "presentation-attack", "voice-capture", "face-forgery")
        .doesNotHaveDuplicates();
    assertThat(inspection.findings())
        .noneMatch(finding -> finding.outcome() == FindingOutcome.SUSPICIOUS);
    assertThat(inspection.templates()).hasSize(1);
    TemplateRef template = inspection.templates().getFirst();
    assertThat(template.address().value()).isEqualTo(ADDRESS);
    assertThat(compareWithItself(template)).isEqualTo(SimilarityOutcome.SAME);
  }

  private SimilarityOutcome compareWithItself(TemplateRef template) {
    byte[] written = vault.getAllServeEvents().getFirst().getRequest().getBody();
    vault.stubFor(
        get(urlEqualTo("/internal/vault/open")).willReturn(aResponse().withBody(written)));
    Comparisons comparisons =
        compare(List.of(open("interview-2", template)), List.of(open("interview-1", template)));
    assertThat(comparisons.similarities()).hasSize(1);
    assertThat(comparisons.similarities().getFirst().link().spoken())
        .isEqualTo("interview 1 ↔ interview 2, face");
    return comparisons.similarities().getFirst().outcome();
  }

  @Test
  void aReferenceThatIsOfNoUseTakesNothingFromTheOthers() {
    Modality face = Modality.FACE;
    ModelRef model = models.orElseThrow().comparison().curve(face).model();
    float[] vector = new float[640];
    vector[0] = 1;
    Template.Worth worth = new Template.Worth(0.9, 12, Template.Channel.PICTURE);
    serve("good", TemplateFile.write(new Template(face, model, vector, worth)));
    ModelRef old = new ModelRef(model.name(), "0.0.1");
    serve("old", TemplateFile.write(new Template(face, old, vector, worth)));
    serve("cut", "{\"format\":1".getBytes(StandardCharsets.UTF_8));
    vault.stubFor(get(urlEqualTo("/internal/vault/gone")).willReturn(aResponse().withStatus(404)));

    Comparisons said =
        compare(
            List.of(capture("interview-5", "good", 5, model)),
            List.of(
                capture("interview-1", "good", 1, model),
                capture("interview-2", "old", 2, old),
                capture("interview-3", "cut", 3, model),
                capture("interview-4", "gone", 4, model)));

    assertThat(said.similarities())
        .extracting(Similarity::reason)
        .containsExactly(
            "continuity.face-same", "template.other-model", "template.damaged", "template.missing");
    assertThat(said.similarities().subList(1, 4))
        .allMatch(one -> one.outcome() == SimilarityOutcome.UNKNOWN && one.llr() == 0);
  }

  private void serve(String token, byte[] body) {
    vault.stubFor(
        get(urlEqualTo("/internal/vault/" + token)).willReturn(aResponse().withBody(body)));
  }

  private static OpenCapture capture(String interaction, String token, int n, ModelRef model) {
    EvidenceAddress address = new EvidenceAddress(("0" + n).repeat(32));
    return new OpenCapture(
        new Capture(
            new InteractionId(interaction),
            new TemplateRef(Modality.FACE, address, model, 0.9, 12)),
        grant(token));
  }

  private Comparisons compare(List<OpenCapture> probes, List<OpenCapture> references) {
    return environment
        .orElseThrow()
        .getWorkflowClient()
        .newWorkflowStub(Compare.class, options())
        .compare(new ComparisonRequest(probes, references));
  }

  @Test
  void aTextThatPretendsToBeAPhotoIsUnreadable() {
    byte[] text = "no picture at all".getBytes(StandardCharsets.UTF_8);
    vault.stubFor(get(urlEqualTo("/internal/vault/read")).willReturn(aResponse().withBody(text)));

    assertThatThrownBy(() -> look().look(request(text.length)))
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo("MEDIA_UNREADABLE"));
  }

  private Look look() {
    return environment.orElseThrow().getWorkflowClient().newWorkflowStub(Look.class, options());
  }

  private static WorkflowOptions options() {
    return WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.JOURNEYS).build();
  }

  private static OpenCapture open(String interaction, TemplateRef template) {
    return new OpenCapture(new Capture(new InteractionId(interaction), template), grant("open"));
  }

  private static InspectionRequest request(long bytes) {
    return new InspectionRequest(
        new Evidence(
            new EvidenceAddress("ab".repeat(32)), MediaKind.IMAGE, EvidenceRole.SELFIE, bytes),
        grant("read"),
        grant("face"),
        grant("voice"),
        List.of(),
        null);
  }

  private static Grant grant(String token) {
    return new Grant(token, Instant.EPOCH);
  }
}
