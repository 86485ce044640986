package io.throughline.server.journeys;

import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPacks;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.engine.SearchAttributes;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.status.CaptureTask;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.server.journeys.engine.EngineCalls;
import io.throughline.server.journeys.engine.JourneyNotOpen;
import io.throughline.server.journeys.engine.JourneyUpdate;
import io.throughline.server.journeys.registry.AccountOwners;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.OrderBook;
import io.throughline.server.problem.ApiProblem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/** Starts hiring journeys, asks where they stand, and hands answers and evidence to them. */
public final class HiringJourneys {

  private final OrderBook orders;
  private final AccountOwners owners;
  private final JourneyRegistry registry;
  private final WorkflowClient client;
  private final EngineCalls engine;

  /** Where journeys, orders and accounts are kept. */
  public record Books(JourneyRegistry registry, OrderBook orders, AccountOwners owners) {}

  HiringJourneys(Books books, WorkflowClient client, EngineCalls engine) {
    this.orders = books.orders();
    this.owners = books.owners();
    this.registry = books.registry();
    this.client = client;
    this.engine = engine;
  }

  /**
   * A journey that runs.
   *
   * @param created whether this request started it
   * @param status absent if the journey could not be asked just now
   */
  public record Started(JourneyId journey, boolean created, Optional<JourneyStatus> status) {}

  /**
   * A tenant's same order under the same key is one journey, even if the first try died half-way.
   */
  public Started start(JourneyRegistry.Opener opener, HiringOrder order, String idempotencyKey) {
    OrderBook.Place place = begin(opener, order, idempotencyKey);
    return new Started(place.entry().journey(), place.created(), statusIfItAnswers(place.entry()));
  }

  /** As {@link #start}, without asking where it stands. */
  public OrderBook.Place begin(
      JourneyRegistry.Opener opener, HiringOrder order, String idempotencyKey) {
    OrderBook.Place place = orders.enter(opener, order, idempotencyKey);
    JourneyRegistry.Entry entry = place.entry();
    Optional.ofNullable(order.account()).ifPresent(account -> owners.keep(entry, account));
    startOnce(
        entry,
        new First<>(
            HiringJourney.class, order.request(entry), JourneyState.REQUESTED, Stage.APPLY));
    return place;
  }

  /** The entry of a journey that exists and is not erased; another tenant's does not exist. */
  public JourneyRegistry.Entry entry(JourneyRegistry.Key journey) {
    JourneyRegistry.Entry entry = entryErasedOrNot(journey);
    if (registry.erased(entry)) {
      throw ApiProblem.of(HttpStatus.GONE, "journey.erased", "The journey's person was erased.");
    }
    return entry;
  }

  /** The entry of a journey that exists. */
  public JourneyRegistry.Entry entryErasedOrNot(JourneyRegistry.Key journey) {
    return registry.byId(journey).orElseThrow(ApiProblem::unknownJourney);
  }

  /** Where the journey stands; of one that has ended, how it ended. */
  public JourneyStatus status(JourneyRegistry.Key journey) {
    return status(entry(journey));
  }

  /** Fails unless the person has agreed, so that nothing is stored before. */
  public void requireConsent(JourneyRegistry.Key journey) {
    JourneyStatus status = status(journey);
    if (status.state().ended()) {
      throw ApiProblem.refused(Refusal.JOURNEY_ENDED);
    }
    if (status.state() == JourneyState.REQUESTED || status.state() == JourneyState.NOTIFIED) {
      throw ApiProblem.refused(Refusal.CONSENT_MISSING);
    }
  }

  /** Answers how the journey stands after it has acted on the answer. */
  public JourneyStatus answerConsent(JourneyRegistry.Key journey, ConsentAnswer answer) {
    JourneyStatus taken =
        update(
            journey,
            new JourneyUpdate<>("answerConsent", answer.requestId(), answer, JourneyStatus.class));
    return statusIfItAnswers(entry(journey)).orElse(taken);
  }

  public EvidenceReceipt submitEvidence(
      JourneyRegistry.Key journey, EvidenceSubmission submission) {
    return update(
        journey,
        new JourneyUpdate<>(
            "submitEvidence", submission.requestId(), submission, EvidenceReceipt.class));
  }

  /** Answers how the journey stands after it has acted on the verdict of somebody else. */
  public JourneyStatus answerReview(JourneyRegistry.Key journey, ReviewAnswer answer) {
    refuseOpener(journey, Optional.ofNullable(answer.reviewer()));
    JourneyStatus taken =
        update(
            journey,
            new JourneyUpdate<>("answerReview", answer.requestId(), answer, JourneyStatus.class));
    return statusIfItAnswers(entry(journey)).orElse(taken);
  }

  /** The case as it stands once it is assigned; the journey's opener neither gives nor gets it. */
  public ReviewCase assignReview(JourneyRegistry.Key journey, ReviewAssignment assignment) {
    refuseOpener(journey, Optional.of(assignment.by()));
    refuseOpener(journey, Optional.ofNullable(assignment.to()));
    return update(
        journey,
        new JourneyUpdate<>("assignReview", assignment.requestId(), assignment, ReviewCase.class));
  }

  /** Who is the same human in which interaction. */
  public ContinuityMatrix continuity(JourneyRegistry.Key journey) {
    return query(entry(journey), HiringJourney::continuity);
  }

  /** What reviewers are shown of the journey's cases. */
  public ReviewPacks packs(JourneyRegistry.Key journey) {
    return query(entry(journey), HiringJourney::packs);
  }

  /** What is asked of the person now; for the own page only. */
  public CaptureTask task(JourneyRegistry.Entry journey) {
    return query(journey, HiringJourney::task);
  }

  /** How the person is addressed, and whom the person may write to; for the own page only. */
  public Contacts contacts(JourneyRegistry.Key journey) {
    return query(entry(journey), HiringJourney::contacts);
  }

  /** Hands on what the person asks for. */
  public JourneyStatus ask(JourneyRegistry.Key journey, PersonRequest request) {
    return update(
        journey,
        new JourneyUpdate<>("takeRequest", request.requestId(), request, JourneyStatus.class));
  }

  private void refuseOpener(JourneyRegistry.Key journey, Optional<CallerId> caller) {
    CallerId opener = entry(journey).opener().caller();
    if (caller.filter(opener::equals).isPresent()) {
      throw ApiProblem.ownCase();
    }
  }

  /** Tells the journey what another system says; the same event twice is one. */
  public EventReceipt report(JourneyRegistry.Key journey, ExternalEvent event) {
    return update(journey, new JourneyUpdate<>("report", event.id(), event, EventReceipt.class));
  }

  /** All journeys of the same person, oldest first. */
  public List<JourneyRegistry.Entry> ofPerson(JourneyRegistry.Entry journey) {
    return registry.ofSubject(journey.subject());
  }

  /** Asks the journey to end without a verdict; it tells people first. */
  public JourneyStatus cancel(JourneyRegistry.Key journey) {
    JourneyRegistry.Entry entry = entry(journey);
    if (entry.kind().equals(AppealRequest.KIND)) {
      throw ApiProblem.of(
          HttpStatus.CONFLICT, "appeal.not-yours", "Nobody calls off what a person objects to.");
    }
    if (status(entry).state().ended()) {
      // The engine takes a request to end what has ended, and does nothing.
      throw ApiProblem.refused(Refusal.JOURNEY_ENDED);
    }
    open(
        entry,
        () -> {
          client.newUntypedWorkflowStub(entry.workflowId()).cancel();
          return true;
        });
    return status(entry);
  }

  /** Hands an update to the journey; what it refuses fails with the refusal's reason. */
  public <T> T update(JourneyRegistry.Key journey, JourneyUpdate<T> update) {
    JourneyRegistry.Entry entry = entry(journey);
    return open(entry, () -> update.sendTo(client.newUntypedWorkflowStub(entry.workflowId())));
  }

  /** A workflow that is not open has ended, or was never started. */
  private <T> T open(JourneyRegistry.Entry entry, Callable<T> call) {
    try {
      return engine.ask(call);
    } catch (JourneyNotOpen notOpen) {
      status(entry);
      throw ApiProblem.refused(Refusal.JOURNEY_ENDED);
    }
  }

  private JourneyStatus status(JourneyRegistry.Entry entry) {
    return query(entry, HiringJourney::status);
  }

  public <T> T query(JourneyRegistry.Entry entry, Function<HiringJourney, T> question) {
    return query(entry, HiringJourney.class, question);
  }

  /** Asks a journey of that kind; one that was registered and not started is named so. */
  public <W, T> T query(JourneyRegistry.Entry entry, Class<W> kind, Function<W, T> question) {
    try {
      return engine.ask(() -> question.apply(client.newWorkflowStub(kind, entry.workflowId())));
    } catch (JourneyNotOpen notStarted) {
      throw ApiProblem.unavailable(
          "journey.not-started", "The journey was not started; send the first request again.");
    }
  }

  public Optional<JourneyStatus> statusIfItAnswers(JourneyRegistry.Entry entry) {
    try {
      return Optional.of(status(entry));
    } catch (ApiProblem notNow) {
      return Optional.empty();
    }
  }

  /** What a journey of some kind begins with, and as what searches find it until it says more. */
  public record First<W>(Class<W> kind, Object request, JourneyState state, Stage stage) {}

  /** Starting what was started is no error: the id is the order's, and never used twice. */
  public <W> void startOnce(JourneyRegistry.Entry entry, First<W> first) {
    engine.ask(() -> {
      W workflow = client.newWorkflowStub(first.kind(), options(entry, first));
      try {
        return WorkflowStub.fromTyped(workflow).start(first.request());
      } catch (WorkflowExecutionAlreadyStarted before) {
        return before.getExecution();
      }
    });
  }

  private static WorkflowOptions options(JourneyRegistry.Entry entry, First<?> first) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(entry.workflowId())
        .setTaskQueue(TaskQueues.JOURNEYS)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.KIND, entry.kind())
                .set(SearchAttributes.STATE, first.state().word())
                .set(SearchAttributes.STAGE, first.stage().word())
                .build())
        .build();
  }
}
