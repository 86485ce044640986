package io.throughline.server.cli.demo.rehearsal;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.engine.SearchAttributes;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.remediation.Notice;
import io.throughline.workflows.WorkflowTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One journey by the product's own workflow code, in an engine whose time skips. */
final class Rehearsal implements AutoCloseable {
  /** People answer what they answer after an hour, or in half of the time that there is. */
  private static final Duration ANSWERED = Duration.ofHours(1);

  /** A journey that goes on for longer, such as a watch, is left there. */
  private static final int MOST_TURNS = 200;

  private final TestWorkflowEnvironment engine;
  private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> unanswered;
  private int idle;

  /**
   * What happens in the journey.
   *
   * @param after its beginning
   */
  record Line(Duration after, String what) {}

  /**
   * What came of it.
   *
   * @param lasted of the journey's own time
   */
  record Outcome(List<Line> lines, String state, Duration lasted) {}

  /**
   * @param unanswered what nobody answers: consent, evidence, review, attestation, seat
   * @param held an interaction that a human has to look at; empty for none
   */
  Rehearsal(Set<String> unanswered, String held) {
    this.unanswered = Set.copyOf(unanswered);
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
    for (String name :
        List.of(
            SearchAttributes.KIND.getName(),
            SearchAttributes.STATE.getName(),
            SearchAttributes.STAGE.getName())) {
      options.registerSearchAttribute(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    }
    engine = TestWorkflowEnvironment.newInstance(options.build());
    QuietWorld world = new QuietWorld(held, this::heard);
    Worker journeys = engine.newWorker(TaskQueues.JOURNEYS);
    WorkflowTypes.ALL.forEach(journeys::registerWorkflowImplementationTypes);
    journeys.registerActivitiesImplementations(world);
    for (String queue : List.of(TaskQueues.INFERENCE, TaskQueues.NOTICES, TaskQueues.REMEDIES)) {
      engine.newWorker(queue).registerActivitiesImplementations(world);
    }
    engine.start();
  }

  private void heard(Notice notice) {
    String whom = notice.audience() == Notice.Audience.CANDIDATE ? "the person" : "the team";
    lines.add(
        new Line(
            Duration.ofMillis(engine.currentTimeMillis()),
            "  letter to "
                + whom
                + ": "
                + notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  /** Plays it until it has ended, or nobody is waited for any more. */
  Outcome play(JourneyOrder order, String type) {
    Instant begun = Instant.ofEpochMilli(engine.currentTimeMillis());
    String id = WorkflowIds.of(order.rules(), order.subject(), order.journey());
    WorkflowStub stub =
        engine
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.JOURNEYS)
                    .setWorkflowId(id)
                    .build());
    stub.start(order);
    JourneyDesk journey = desk(type, id);
    Answers answers = new Answers(journey, order);
    for (int turns = 0; turns < MOST_TURNS && !journey.status().state().ended(); turns++) {
      turn(journey.status(), answers);
    }
    engine.sleep(Duration.ofMinutes(1));
    return outcome(journey.status(), begun);
  }

  /** Waits for somebody to answer, or until it is too late to. */
  private void turn(JourneyStatus status, Answers answers) {
    Awaited awaited = status.awaited();
    if (awaited == null) {
      // What is on its way to be asked is not slept through.
      idle++;
      Duration nap = answers.unasked(status) ? ANSWERED : Duration.ofDays(1);
      engine.sleep(idle < 5 ? Duration.ofSeconds(1) : nap);
      return;
    }
    idle = 0;
    Duration left = Duration.between(now(), awaited.until());
    if (unanswered.contains(awaited.what())) {
      engine.sleep(left.plusSeconds(1));
      return;
    }
    Duration half = left.dividedBy(2);
    engine.sleep(half.compareTo(ANSWERED) < 0 ? half : ANSWERED);
    answers.answer(status);
    engine.sleep(Duration.ofSeconds(1));
  }

  private JourneyDesk desk(String type, String id) {
    return switch (type) {
      case "OnboardingJourney" ->
          engine.getWorkflowClient().newWorkflowStub(OnboardingJourney.class, id);
      case "CohortJourney" -> engine.getWorkflowClient().newWorkflowStub(CohortJourney.class, id);
      default -> engine.getWorkflowClient().newWorkflowStub(JourneyDesk.class, id);
    };
  }

  private Outcome outcome(JourneyStatus status, Instant begun) {
    List<Line> all = new ArrayList<>();
    synchronized (lines) {
      for (Line line : lines) {
        Instant at = Instant.ofEpochMilli(line.after().toMillis());
        all.add(new Line(Duration.between(begun, at), line.what()));
      }
    }
    status
        .timeline()
        .forEach(entry ->
            all.add(
                new Line(
                    Duration.between(begun, entry.at()),
                    entry.what()
                        + (entry.interaction().isEmpty() ? "" : " " + entry.interaction())
                        + (entry.reasons().isEmpty()
                            ? ""
                            : " (" + String.join(", ", entry.reasons()) + ")"))));
    all.sort(
        Comparator.comparingLong((Line line) -> line.after().toSeconds())
            .thenComparing(line -> line.what().startsWith(" ")));
    Duration lasted =
        status.timeline().isEmpty()
            ? Duration.ZERO
            : Duration.between(begun, status.timeline().getLast().at());
    return new Outcome(all, status.state().word(), lasted);
  }

  private Instant now() {
    return Instant.ofEpochMilli(engine.currentTimeMillis());
  }

  @Override
  public void close() {
    engine.close();
  }
}
