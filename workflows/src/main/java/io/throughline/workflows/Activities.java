package io.throughline.workflows;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.audit.AuditActivities;
import io.throughline.contracts.continuity.search.SearchActivities;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.detection.InferenceActivities;
import io.throughline.contracts.evidence.EvidenceActivities;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.recovery.AccountActivities;
import io.throughline.contracts.journey.recovery.DirectoryActivities;
import io.throughline.contracts.journey.status.friction.FrictionActivities;
import io.throughline.contracts.policy.PolicyActivities;
import io.throughline.contracts.remediation.NoticeActivities;
import io.throughline.contracts.remediation.action.RemedyActivities;
import io.throughline.workflows.engine.ShortSteps;
import java.time.Duration;

/**
 * Every timeout and every retry of the product; whether a failure is tried again at all is the
 * failure code's to say.
 */
public final class Activities {
  private static final RetryOptions PATIENT =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(500))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(30))
          .build();

  private Activities() {}

  /**
   * Looks at media; a worker that died is noticed by its missing heartbeat. An attempt may take
   * longer than the decoding of a file, 6 minutes, and the models beside it.
   */
  public static InferenceActivities inference(Duration deadline) {
    return Workflow.newActivityStub(
        InferenceActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.INFERENCE)
            .setScheduleToCloseTimeout(deadline)
            .setStartToCloseTimeout(shorter(deadline, Duration.ofMinutes(20)))
            .setHeartbeatTimeout(Duration.ofSeconds(20))
            .setRetryOptions(PATIENT)
            .build());
  }

  /** Asks policy; no answer before the deadline is a hold. */
  public static PolicyActivities policy(Duration deadline) {
    return ShortSteps.of(PolicyActivities.class, within(deadline, Duration.ofSeconds(15)));
  }

  /** Opens the vault for one check. */
  public static EvidenceActivities evidence(Duration deadline) {
    return ShortSteps.of(EvidenceActivities.class, within(deadline, Duration.ofSeconds(30)));
  }

  /** Weighs what was reported; no answer in a day leaves it to the next report. */
  public static WatchActivities watches() {
    return Workflow.newActivityStub(
        WatchActivities.class, within(Duration.ofDays(1), Duration.ofSeconds(30)));
  }

  /** What a cohort and its members tell each other; the engine or policy may be away for a day. */
  public static CohortActivities cohorts() {
    return Workflow.newActivityStub(
        CohortActivities.class, within(Duration.ofDays(1), Duration.ofSeconds(30)));
  }

  /** Looks for people under other names; the database may be away for a day. */
  public static SearchActivities galleries() {
    return Workflow.newActivityStub(
        SearchActivities.class, within(Duration.ofDays(1), Duration.ofMinutes(1)));
  }

  /**
   * Writes to the ledger; a journey waits for it as long as it takes. No short step, although it is
   * one: the engine knows by then what is written, so that nothing stays in the ledger that a lost
   * task would decide anew.
   */
  public static AuditActivities audit() {
    return Workflow.newActivityStub(AuditActivities.class, asLongAsItTakes());
  }

  /** Keeps figures; the database may be away for a day, and nothing waits for it before the end. */
  public static FrictionActivities figures() {
    return ShortSteps.of(FrictionActivities.class, figuresInADay());
  }

  /** The same as one command each, as journeys from before short steps began it. */
  public static FrictionActivities figuresByEngine() {
    return Workflow.newActivityStub(FrictionActivities.class, figuresInADay());
  }

  private static ActivityOptions figuresInADay() {
    return within(Duration.ofDays(1), Duration.ofSeconds(30));
  }

  /** Shows cases to reviewers; a journey ends only once the queue says so. */
  public static ReviewActivities reviews() {
    return Workflow.newActivityStub(ReviewActivities.class, asLongAsItTakes());
  }

  /** Knows what an appealed journey did and led to; an appeal waits for it as long as it takes. */
  public static AppealActivities appeals() {
    return Workflow.newActivityStub(AppealActivities.class, asLongAsItTakes());
  }

  /** Tells people; a mail server may be away for a day. */
  public static NoticeActivities notices() {
    return Workflow.newActivityStub(
        NoticeActivities.class,
        ActivityOptions.newBuilder(within(Duration.ofDays(1), Duration.ofMinutes(1)))
            .setTaskQueue(TaskQueues.NOTICES)
            .build());
  }

  /** Acts on other systems until that time is over; an attempt that is given up may go on. */
  public static RemedyActivities remedies(Duration deadline) {
    return Workflow.newActivityStub(
        RemedyActivities.class,
        ActivityOptions.newBuilder(within(deadline, Duration.ofMinutes(2)))
            .setTaskQueue(TaskQueues.REMEDIES)
            .build());
  }

  /**
   * Counts what was reported of an account; no answer in a minute is one that says nothing good.
   */
  public static AccountActivities accounts() {
    return ShortSteps.of(
        AccountActivities.class, within(Duration.ofMinutes(1), Duration.ofSeconds(15)));
  }

  /** Asks the directory; no answer in ten minutes is one that says nothing good. */
  public static DirectoryActivities directory() {
    return Workflow.newActivityStub(
        DirectoryActivities.class,
        ActivityOptions.newBuilder(within(Duration.ofMinutes(10), Duration.ofMinutes(1)))
            .setTaskQueue(TaskQueues.REMEDIES)
            .build());
  }

  /** Without a deadline: the journey waits for it. */
  private static ActivityOptions asLongAsItTakes() {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.JOURNEYS)
        .setStartToCloseTimeout(Duration.ofSeconds(30))
        .setRetryOptions(PATIENT)
        .build();
  }

  private static ActivityOptions within(Duration deadline, Duration attempt) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.JOURNEYS)
        .setScheduleToCloseTimeout(deadline)
        .setStartToCloseTimeout(shorter(deadline, attempt))
        .setRetryOptions(PATIENT)
        .build();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
