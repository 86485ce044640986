package io.throughline.workflows.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A stage to play hiring journeys on, with time that skips. */
public final class HiringStage implements AutoCloseable {
  public static final SubjectId SUBJECT = new SubjectId("s-" + "a".repeat(26));
  public static final JourneyId JOURNEY = new JourneyId("j-" + "b".repeat(26));

  public final ScriptedWorld world = new ScriptedWorld();
  private final TestWorkflowEnvironment environment;
  private final AtomicInteger pieces = new AtomicInteger();
  public final HiringJourney journey;
  public final WorkflowStub stub;

  public HiringStage() {
    environment = ScriptedStage.of(world, TestEnvironmentOptions.newBuilder());
    journey =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                HiringJourney.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.JOURNEYS)
                    .setWorkflowId(WorkflowIds.of("hiring", SUBJECT, JOURNEY))
                    .build());
    stub = WorkflowStub.fromTyped(journey);
  }

  public HiringStage begin() {
    return begin(1);
  }

  public HiringStage begin(int interviews) {
    return begin(interviews, null);
  }

  public HiringStage begin(int interviews, HiringRequest.@Nullable DayOne dayOne) {
    return begin(interviews, dayOne, null);
  }

  /** What is looked at between identity and day one, of the next journey. */
  public @Nullable Preboarding preboarding;

  /** With a watch that follows. */
  public HiringStage begin(
      int interviews, HiringRequest.@Nullable DayOne dayOne, @Nullable WatchPlan watch) {
    Contacts contacts = new Contacts("sam@candidate.test", "team@employer.test", "Sam");
    WorkflowClient.start(
        journey::run,
        new HiringRequest(
            JOURNEY,
            SUBJECT,
            interviews,
            contacts,
            Timers.standard(),
            new DirectoryAccount("sam@corp.example"),
            dayOne,
            watch,
            preboarding));
    return this;
  }

  public HiringStage consent() {
    journey.answerConsent(new ConsentAnswer("consent-1", true, true));
    return this;
  }

  /** Agrees to being looked for among other people, too. */
  public HiringStage consentToSearch() {
    journey.answerConsent(new ConsentAnswer("consent-1", true, true, false, true));
    return this;
  }

  /** Both recordings of a meeting. */
  public HiringStage meet(String interaction) {
    await(interaction);
    submit(interaction, EvidenceRole.CAMERA);
    submit(interaction, EvidenceRole.DIAL_IN);
    return this;
  }

  public HiringStage identify() {
    await("identity");
    submit("identity", EvidenceRole.DOCUMENT_PORTRAIT);
    submit("identity", EvidenceRole.SELFIE);
    return this;
  }

  public EvidenceReceipt submit(String interaction, EvidenceRole role) {
    int n = pieces.incrementAndGet();
    return journey.submitEvidence(submission("request-" + n, interaction, role, n));
  }

  public static EvidenceSubmission submission(
      String request, String interaction, EvidenceRole role, int n) {
    MediaKind kind =
        switch (role) {
          case CAMERA -> MediaKind.VIDEO;
          case DIAL_IN -> MediaKind.AUDIO;
          case DOCUMENT_PORTRAIT, SELFIE, LOBBY_CAMERA, BADGE_PHOTO -> MediaKind.IMAGE;
          case RECORD -> throw new IllegalArgumentException("nobody hands in a record");
        };
    return new EvidenceSubmission(
        request,
        new InteractionId(interaction),
        new Evidence(ScriptedWorld.address(n), kind, role, 1000),
        false);
  }

  /** Returns once the journey waits for that interaction. */
  public void await(String interaction) {
    until(status -> status.awaited() != null && status.awaited().interaction().equals(interaction));
  }

  public void await(JourneyState state) {
    until(status -> status.state() == state);
  }

  public void until(java.util.function.Predicate<JourneyStatus> reached) {
    for (int i = 0; i < 2000; i++) {
      if (reached.test(journey.status())) {
        return;
      }
      environment.sleep(Duration.ofMillis(500));
    }
    throw new AssertionError("never reached; stands at " + journey.status());
  }

  public HiringStage skip(Duration time) {
    environment.sleep(time);
    return this;
  }

  public JourneyStatus end() {
    return stub.getResult(JourneyStatus.class);
  }

  /** The last status of a cancelled journey, which has no result. */
  public JourneyStatus endCancelled() {
    try {
      end();
      throw new AssertionError("the journey was not cancelled");
    } catch (WorkflowFailedException cancelled) {
      return journey.status();
    }
  }

  /** The update is refused for that, and for nothing else. */
  public static void refuses(Refusal refusal, ThrowingCallable update) {
    assertThatThrownBy(update)
        .isInstanceOf(WorkflowUpdateException.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure ->
                assertThat(Refusal.ofReason(failure.getOriginalMessage())).contains(refusal));
  }

  public io.temporal.common.WorkflowExecutionHistory history() {
    return environment.getWorkflowClient().fetchHistory(stub.getExecution().getWorkflowId());
  }

  @Override
  public void close() {
    environment.close();
  }
}
