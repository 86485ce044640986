package io.throughline.workflows.journey.hiring.cohort;

import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortName;
import io.throughline.contracts.journey.hiring.cohort.CohortRequest;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.hiring.cohort.OnboardingRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.workflows.journey.ScriptedStage;
import io.throughline.workflows.journey.ScriptedWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A stage on which a cohort and its members play, with time that skips. */
public final class CohortStage implements AutoCloseable {
  static final CallerId MANAGER = new CallerId("c-" + "m".repeat(26));
  static final CallerId REVIEWER = new CallerId("c-" + "r".repeat(26));
  static final CohortName COHORT =
      new CohortName(new JourneyId("j-" + "c".repeat(26)), new SubjectId("s-" + "c".repeat(26)));

  public final ScriptedWorld world = new ScriptedWorld();

  /** Who may be one person, as the rosters say. */
  volatile List<CohortActivities.Group> groups = List.of();

  private final TestWorkflowEnvironment environment;
  private final AtomicInteger numbers = new AtomicInteger();
  final CohortJourney cohort;

  public CohortStage() {
    environment =
        ScriptedStage.of(
            world, TestEnvironmentOptions.newBuilder(), List.of(client -> new Between(client)));
    cohort =
        client()
            .newWorkflowStub(
                CohortJourney.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.JOURNEYS)
                    .setWorkflowId(COHORT.workflowId())
                    .build());
  }

  /** Carries what cohort and members tell each other, as the deployment does. */
  private final class Between implements CohortActivities {
    private final WorkflowClient carrier;

    private Between(WorkflowClient carrier) {
      this.carrier = carrier;
    }

    @Override
    public void tell(Telling telling) {
      signal(
          new CohortJourney.Member(telling.journey(), telling.subject(), "").workflowId(),
          "stand",
          telling.standing());
    }

    @Override
    public void report(Report report) {
      signal(report.cohort().workflowId(), "moved", report.moved());
    }

    private void signal(String workflow, String name, Object word) {
      try {
        carrier.newUntypedWorkflowStub(workflow).signal(name, word);
      } catch (WorkflowNotFoundException over) {
        // Nobody is there any more.
      }
    }

    @Override
    public Clusters look(CohortName name) {
      return new Clusters(groups, "r-1");
    }
  }

  CohortStage begin() {
    WorkflowClient.start(
        cohort::run,
        new CohortRequest(
            COHORT.journey(),
            COHORT.subject(),
            new Contacts("manager@vendor.test", "team@employer.test", "Vendor"),
            Timers.standard()));
    return this;
  }

  CohortStage attest() {
    cohort.attest(new CohortJourney.Attestation("attest-1", MANAGER));
    return this;
  }

  static JourneyId id(char letter) {
    return new JourneyId("j-" + String.valueOf(letter).repeat(26));
  }

  static CohortJourney.Member member(char letter, List<Capture> references) {
    SubjectId subject = new SubjectId("s-" + String.valueOf(letter).repeat(26));
    OnboardingRequest order =
        new OnboardingRequest(
            id(letter),
            subject,
            COHORT,
            new Contacts(letter + "@vendor.test", "team@employer.test", "Sam"),
            Timers.standard(),
            new DirectoryAccount(letter + "@corp.example"),
            references,
            null);
    Payload payload = DefaultDataConverter.newDefaultInstance().toPayload(order).orElseThrow();
    return new CohortJourney.Member(
        id(letter), subject, Base64.getEncoder().encodeToString(payload.toByteArray()));
  }

  CohortStage admit(char... letters) {
    List<CohortJourney.Member> members = new ArrayList<>();
    for (char letter : letters) {
      members.add(member(letter, List.of()));
    }
    cohort.admit(new CohortJourney.Admission("admit-" + numbers.incrementAndGet(), members));
    return this;
  }

  OnboardingJourney worker(char letter) {
    return client()
        .newWorkflowStub(OnboardingJourney.class, member(letter, List.of()).workflowId());
  }

  /** Consent, a sentence and a picture. */
  CohortStage enrol(char letter) {
    OnboardingJourney worker = worker(letter);
    until(worker, status -> status.state() == JourneyState.NOTIFIED);
    worker.answerConsent(new ConsentAnswer("consent-1", true, true));
    awaiting(letter, "enrolment");
    submit(letter, OnboardingJourney.ENROLMENT, EvidenceRole.SELFIE, MediaKind.IMAGE);
    submit(letter, OnboardingJourney.ENROLMENT, EvidenceRole.DIAL_IN, MediaKind.AUDIO);
    return this;
  }

  CohortStage train(char letter) {
    awaiting(letter, "training");
    submit(letter, OnboardingJourney.TRAINING, EvidenceRole.CAMERA, MediaKind.VIDEO);
    submit(letter, OnboardingJourney.TRAINING, EvidenceRole.DIAL_IN, MediaKind.AUDIO);
    return this;
  }

  CohortStage bind(char letter) {
    until(worker(letter), status -> awaits(status, "seat"));
    worker(letter).bindSeat(seat(letter));
    return this;
  }

  static OnboardingJourney.SeatBinding seat(char letter) {
    return new OnboardingJourney.SeatBinding(
        "seat-" + letter, ("a" + letter % 10).repeat(16), ("b" + letter % 10).repeat(16));
  }

  CohortStage sit(char letter) {
    until(worker(letter), status -> awaits(status, "evidence"));
    submit(letter, OnboardingJourney.SEAT, EvidenceRole.SELFIE, MediaKind.IMAGE);
    return this;
  }

  void submit(char letter, InteractionId interaction, EvidenceRole role, MediaKind kind) {
    int n = numbers.incrementAndGet();
    worker(letter)
        .submitEvidence(
            new EvidenceSubmission(
                "request-" + n,
                interaction,
                new Evidence(ScriptedWorld.address(n), kind, role, 1000),
                false));
  }

  CohortStage review(JourneyDesk journey, ReviewAnswer.Verdict verdict) {
    journey.answerReview(
        new ReviewAnswer(
            "review-" + numbers.incrementAndGet(), verdict, "review.looked", REVIEWER, null, null));
    return this;
  }

  void awaiting(char letter, String interaction) {
    until(
        worker(letter),
        status ->
            Optional.ofNullable(status.awaited())
                .filter(it -> it.what().equals("evidence") && it.interaction().equals(interaction))
                .isPresent());
  }

  static boolean awaits(JourneyStatus status, String what) {
    return Optional.ofNullable(status.awaited()).filter(it -> it.what().equals(what)).isPresent();
  }

  CohortStage until(JourneyDesk journey, Predicate<JourneyStatus> reached) {
    for (int i = 0; i < 1000; i++) {
      if (reached.test(journey.status())) {
        return this;
      }
      environment.sleep(Duration.ofSeconds(1));
    }
    throw new AssertionError("never reached; stands at " + journey.status());
  }

  CohortStage await(char letter, JourneyState state) {
    return until(worker(letter), status -> status.state() == state);
  }

  CohortStage skip(Duration time) {
    environment.sleep(time);
    return this;
  }

  static List<String> happened(JourneyDesk journey) {
    return journey.status().timeline().stream().map(entry -> entry.what()).toList();
  }

  /** What was done to that member's account, in order. */
  List<String> acted(char letter) {
    return world.orders.stream()
        .filter(order -> order.journey().equals(id(letter)))
        .map(order -> order.remedy().word())
        .toList();
  }

  JourneyStatus end() {
    WorkflowStub stub = client().newUntypedWorkflowStub(COHORT.workflowId());
    stub.cancel();
    return until(cohort, status -> status.state().ended()).cohort.status();
  }

  public WorkflowExecutionHistory history(String workflow) {
    return client().fetchHistory(workflow);
  }

  private WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  @Override
  public void close() {
    environment.close();
  }
}
