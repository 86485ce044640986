package io.throughline.workflows.journey.watch;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.watch.ContinuityWatch;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.continuity.watch.WatchRequest;
import io.throughline.contracts.continuity.watch.WorkSignal;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.workflows.journey.ScriptedStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A stage to play watches on, with time that skips. */
public final class WatchStage implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final WorkSignal.Place HOME = new WorkSignal.Place(52.5, 13.5);
  static final WorkSignal.Place FAR = new WorkSignal.Place(43, 132);
  private static final SubjectId SUBJECT = new SubjectId("s-" + "a".repeat(26));
  private static final JourneyId WATCH = new JourneyId("j-" + "w".repeat(26));
  private static final JourneyId HIRED = new JourneyId("j-" + "b".repeat(26));

  public final ScriptedWorld world = new ScriptedWorld();
  private final TestWorkflowEnvironment environment;
  private final AtomicInteger numbers = new AtomicInteger();
  private final String workflowId = WorkflowIds.of("watch", SUBJECT, WATCH);

  public WatchStage() {
    environment =
        ScriptedStage.of(
            world,
            TestEnvironmentOptions.newBuilder()
                .setInitialTime(Instant.parse("2026-11-23T06:00:00Z")));
  }

  public WatchStage begin(@Nullable Duration length) {
    WatchPlan plan =
        new WatchPlan(length, Duration.ofDays(7), Duration.ofDays(21), ZONE.getId(), 6, 22);
    WorkflowClient.start(
        client()
                .newWorkflowStub(
                    ContinuityWatch.class,
                    WorkflowOptions.newBuilder()
                        .setTaskQueue(TaskQueues.JOURNEYS)
                        .setWorkflowId(workflowId)
                        .build())
            ::run,
        new WatchRequest(
            WATCH,
            SUBJECT,
            HIRED,
            new Contacts("sam@candidate.test", "team@employer.test", "Sam"),
            timers(),
            plan,
            List.of(capture("interview-1", 901), capture("identity-selfie", 902)),
            null,
            null));
    return this;
  }

  /** As a watch has them: three days to look into a camera. */
  private static Timers timers() {
    Timers standard = Timers.standard();
    return new Timers(
        standard.consent(),
        standard.consentReminders(),
        Duration.ofDays(3),
        standard.review(),
        standard.assessment(),
        null);
  }

  private static Capture capture(String interaction, int n) {
    return new Capture(
        new InteractionId(interaction),
        new TemplateRef(Modality.FACE, ScriptedWorld.address(n), ScriptedWorld.MODEL, 0.9, 12));
  }

  /** Whichever run goes on now. */
  ContinuityWatch watch() {
    return client().newWorkflowStub(ContinuityWatch.class, workflowId);
  }

  private WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  EventReceipt report(ExternalEvent event) {
    return watch().report(event);
  }

  /** A report with an id of its own. */
  public EventReceipt report(ExternalEvent.Type type, Instant at, WorkSignal work) {
    return report(event(type, at, work));
  }

  ExternalEvent event(ExternalEvent.Type type, Instant at, WorkSignal work) {
    return new ExternalEvent("idp/" + numbers.incrementAndGet(), type, at, 0, work);
  }

  /** Nine to half past five, in the house, and told as it happens. */
  public void ordinaryDay() {
    LocalDate today = now().atZone(ZONE).toLocalDate();
    WorkSignal laptop = laptop("day" + today);
    until(today, 8, 50);
    report(ExternalEvent.Type.BADGE_IN, now(), WorkSignal.PLAIN);
    until(today, 9, 0);
    report(ExternalEvent.Type.SESSION_STARTED, now(), laptop);
    until(today, 17, 30);
    report(ExternalEvent.Type.SESSION_ENDED, now(), laptop);
    report(ExternalEvent.Type.BADGE_OUT, now(), WorkSignal.PLAIN);
  }

  /** Somebody works from ten to two on the same laptop, by remote access or in person. */
  public void night() {
    LocalDate today = now().atZone(ZONE).toLocalDate();
    WorkSignal laptop = laptop("night" + today);
    until(today, 22, 15);
    report(ExternalEvent.Type.SESSION_STARTED, now(), laptop);
    until(today.plusDays(1), 2, 0);
    report(ExternalEvent.Type.SESSION_ENDED, now(), laptop);
  }

  static WorkSignal laptop(String session) {
    return new WorkSignal(digest(session), digest("laptop"), digest("phone"), HOME, null);
  }

  static String digest(String word) {
    return "%032x".formatted(Math.abs((long) word.hashCode()));
  }

  void until(LocalDate day, int hour, int minute) {
    Instant then = day.atTime(LocalTime.of(hour, minute)).atZone(ZONE).toInstant();
    Duration left = Duration.between(now(), then);
    if (left.isPositive()) {
      environment.sleep(left);
    }
  }

  public void nextMorning() {
    until(now().atZone(ZONE).toLocalDate().plusDays(1), 6, 30);
  }

  public void skip(Duration time) {
    environment.sleep(time);
  }

  Instant now() {
    return Instant.ofEpochMilli(environment.currentTimeMillis());
  }

  /** Hands in what is awaited; false if nothing is. */
  public boolean answerRecheck() {
    Optional<String> asked = awaited();
    asked.ifPresent(interaction -> {
      int n = numbers.incrementAndGet();
      watch()
          .submitEvidence(
              new EvidenceSubmission(
                  "request-" + n,
                  new InteractionId(interaction),
                  new Evidence(
                      ScriptedWorld.address(n), MediaKind.VIDEO, EvidenceRole.CAMERA, 1000),
                  false));
    });
    return asked.isPresent();
  }

  Optional<String> awaited() {
    return Optional.ofNullable(watch().status().awaited())
        .filter(awaited -> awaited.what().equals("evidence"))
        .map(awaited -> awaited.interaction());
  }

  JourneyStatus status() {
    return watch().status();
  }

  List<String> happened() {
    return status().timeline().stream().map(entry -> entry.what()).toList();
  }

  public void until(Predicate<JourneyStatus> reached) {
    for (int i = 0; i < 500; i++) {
      if (reached.test(status())) {
        return;
      }
      environment.sleep(Duration.ofSeconds(30));
    }
    throw new AssertionError("never reached; stands at " + status());
  }

  JourneyStatus end() {
    return stub().getResult(JourneyStatus.class);
  }

  /** Asks the watch to end. */
  public void cancel() {
    stub().cancel();
  }

  private WorkflowStub stub() {
    return client().newUntypedWorkflowStub(workflowId);
  }

  /** Id of the run that goes on now. */
  String run() {
    return history()
        .getEvents()
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getOriginalExecutionRunId();
  }

  /** Of the run that goes on now. */
  public WorkflowExecutionHistory history() {
    return client().fetchHistory(workflowId);
  }

  @Override
  public void close() {
    environment.close();
  }
}
