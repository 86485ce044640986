package io.throughline.workflows.journey.recovery;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.recovery.RecoveryJourney;
import io.throughline.contracts.journey.recovery.RecoveryRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.workflows.journey.ScriptedStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A stage to play recoveries on, with time that skips. */
public final class RecoveryStage implements AutoCloseable {
  public static final JourneyId JOURNEY = new JourneyId("j-" + "r".repeat(26));
  private static final SubjectId SUBJECT = new SubjectId("s-" + "a".repeat(26));
  private static final JourneyId ENROLLED = new JourneyId("j-" + "b".repeat(26));

  public final ScriptedWorld world = new ScriptedWorld();
  private final TestWorkflowEnvironment environment;
  private final AtomicInteger numbers = new AtomicInteger();
  private final String workflowId = WorkflowIds.of("recovery", SUBJECT, JOURNEY);
  public final RecoveryJourney journey;

  public RecoveryStage() {
    environment = ScriptedStage.of(world, TestEnvironmentOptions.newBuilder());
    journey =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                RecoveryJourney.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.JOURNEYS)
                    .setWorkflowId(workflowId)
                    .build());
  }

  /** An ordinary account's, or that of somebody who may do much. */
  public RecoveryStage begin(boolean privileged) {
    WorkflowClient.start(
        journey::run,
        new RecoveryRequest(
            JOURNEY,
            SUBJECT,
            ENROLLED,
            new Contacts("sam@candidate.test", "desk@employer.test", "Sam"),
            Timers.recovery(),
            List.of(capture("interview-1", 901), capture("identity-selfie", 902)),
            new DirectoryAccount("sam@corp.example"),
            RecoveryRequest.Terms.standard("INC-7", privileged)));
    return this;
  }

  private static Capture capture(String interaction, int n) {
    return new Capture(
        new InteractionId(interaction),
        new TemplateRef(Modality.FACE, ScriptedWorld.address(n), ScriptedWorld.MODEL, 0.9, 12));
  }

  /** The owner's own recording. */
  public RecoveryStage prove(@Nullable Boolean knownBrowser) {
    until(status -> status.awaited() != null && status.awaited().what().equals("evidence"));
    int n = numbers.incrementAndGet();
    journey.submitEvidence(
        new EvidenceSubmission(
            "request-" + n,
            new InteractionId("proof"),
            new Evidence(ScriptedWorld.address(n), MediaKind.VIDEO, EvidenceRole.CAMERA, 1000),
            false,
            knownBrowser));
    return this;
  }

  public RecoveryStage ask(PersonRequest.Wish wish) {
    journey.takeRequest(new PersonRequest("wish-" + numbers.incrementAndGet(), wish));
    return this;
  }

  public RecoveryStage review(ReviewAnswer.Verdict verdict, @Nullable CallerId reviewer) {
    journey.answerReview(
        new ReviewAnswer(
            "review-" + numbers.incrementAndGet(), verdict, "review.looked", reviewer, null, null));
    return this;
  }

  public RecoveryStage await(JourneyState state) {
    return until(status -> status.state() == state);
  }

  public RecoveryStage until(Predicate<JourneyStatus> reached) {
    for (int i = 0; i < 2000; i++) {
      if (reached.test(journey.status())) {
        return this;
      }
      environment.sleep(Duration.ofMillis(500));
    }
    throw new AssertionError("never reached; stands at " + journey.status());
  }

  public RecoveryStage skip(Duration time) {
    environment.sleep(time);
    return this;
  }

  JourneyStatus end() {
    return stub().getResult(JourneyStatus.class);
  }

  WorkflowStub stub() {
    return environment.getWorkflowClient().newUntypedWorkflowStub(workflowId);
  }

  public WorkflowExecutionHistory history() {
    return environment.getWorkflowClient().fetchHistory(workflowId);
  }

  /** What was carried out or taken back, in order. */
  List<String> acted() {
    return world.orders.stream().map(order -> order.remedy().word()).toList();
  }

  List<String> happened() {
    return journey.status().timeline().stream().map(entry -> entry.what()).toList();
  }

  @Override
  public void close() {
    environment.close();
  }
}
