package io.throughline.workflows.review;

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
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.appeal.AppealJourney;
import io.throughline.contracts.journey.answer.review.appeal.AppealMatter;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.policy.Challenge;
import io.throughline.contracts.remediation.Notice;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.workflows.journey.ScriptedStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A stage to play appeals on, with time that skips. */
public final class AppealStage implements AutoCloseable {
  public static final JourneyId JOURNEY = new JourneyId("j-" + "p".repeat(26));
  public static final JourneyId APPEALED = new JourneyId("j-" + "b".repeat(26));
  public static final String STATEMENT = "It was me all the time; Sam had a cold.";
  private static final SubjectId SUBJECT = new SubjectId("s-" + "a".repeat(26));
  private static final CallerId OPENER = new CallerId("c-" + "d".repeat(26));
  static final CallerId FIRST = new CallerId("c-" + "f".repeat(26));

  public final ScriptedWorld world = new ScriptedWorld();
  private final TestWorkflowEnvironment environment;
  private final AtomicInteger numbers = new AtomicInteger();
  private final String workflowId = WorkflowIds.of("appeal", SUBJECT, JOURNEY);
  public final AppealJourney journey;

  public AppealStage() {
    environment = ScriptedStage.of(world, TestEnvironmentOptions.newBuilder());
    journey =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                AppealJourney.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.JOURNEYS)
                    .setWorkflowId(workflowId)
                    .build());
  }

  /** Of somebody who agreed to face and voice being examined, or who did not. */
  public AppealStage begin(boolean recordings) {
    WorkflowClient.start(
        journey::run,
        new AppealRequest(
            JOURNEY,
            SUBJECT,
            new Contacts("sam@candidate.test", "team@employer.test", "Sam"),
            Timers.appeal(),
            new DirectoryAccount("sam@corp.example"),
            recordings ? List.of(capture("interview-1", 901)) : List.of(),
            List.of(OPENER, FIRST),
            new AppealMatter(
                APPEALED,
                STATEMENT,
                JourneyState.BLOCKED,
                Instant.parse("2026-11-20T10:00:00Z"),
                recordings,
                List.of("continuity.face-different", "review.other-person"),
                List.of())));
    return await(JourneyState.IN_REVIEW);
  }

  private static Capture capture(String interaction, int n) {
    return new Capture(
        new InteractionId(interaction),
        new TemplateRef(Modality.FACE, ScriptedWorld.address(n), ScriptedWorld.MODEL, 0.9, 12));
  }

  public AppealStage handIn() {
    int n = numbers.incrementAndGet();
    journey.submitEvidence(
        new EvidenceSubmission(
            "request-" + n,
            AppealJourney.APPEAL,
            new Evidence(ScriptedWorld.address(n), MediaKind.IMAGE, EvidenceRole.SELFIE, 1000),
            false));
    return until(status ->
        status.timeline().stream()
                .filter(entry -> entry.what().equals("appeal.evidence-seen"))
                .count()
            >= n);
  }

  public AppealStage decide(
      ReviewAnswer.Verdict verdict, String reason, @Nullable CallerId reviewer) {
    journey.answerReview(
        new ReviewAnswer(
            "review-" + numbers.incrementAndGet(),
            verdict,
            reason,
            reviewer,
            null,
            verdict == ReviewAnswer.Verdict.ASK_MORE ? Challenge.RECAPTURE : null));
    return this;
  }

  public AppealStage take(int number, CallerId by, CallerId to) {
    journey.assignReview(
        new ReviewAssignment(
            "take-" + numbers.incrementAndGet(), ReviewCaseId.of(JOURNEY, number), by, to));
    return this;
  }

  public AppealStage await(JourneyState state) {
    return until(status -> status.state() == state);
  }

  public AppealStage until(Predicate<JourneyStatus> reached) {
    for (int i = 0; i < 2000; i++) {
      if (reached.test(journey.status())) {
        return this;
      }
      environment.sleep(Duration.ofMillis(500));
    }
    throw new AssertionError("never reached; stands at " + journey.status());
  }

  public AppealStage skip(Duration time) {
    environment.sleep(time);
    return this;
  }

  public JourneyStatus end() {
    return WorkflowStub.fromTyped(journey).getResult(JourneyStatus.class);
  }

  public WorkflowExecutionHistory history() {
    return environment.getWorkflowClient().fetchHistory(workflowId);
  }

  /** What was taken back, in order. */
  List<String> acted() {
    return world.orders.stream().map(order -> order.remedy().word()).toList();
  }

  List<String> happened() {
    return journey.status().timeline().stream().map(entry -> entry.what()).toList();
  }

  /** Who was told what, in order. */
  List<NoticeKind> told(Notice.Audience audience) {
    return world.mailbox.stream()
        .filter(notice -> notice.audience() == audience)
        .map(Notice::kind)
        .toList();
  }

  @Override
  public void close() {
    environment.close();
  }
}
