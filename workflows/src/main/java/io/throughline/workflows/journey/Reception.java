package io.throughline.workflows.journey;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.journey.JourneyOrder;
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
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.consent.ConsentDesk;
import io.throughline.workflows.consent.PersonDesk;
import io.throughline.workflows.engine.Patches;
import io.throughline.workflows.evidence.DuplicateSearch;
import io.throughline.workflows.evidence.Failures;
import io.throughline.workflows.evidence.Inbox;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.remediation.Announcements;
import io.throughline.workflows.remediation.Remedies;
import io.throughline.workflows.review.ReviewDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The journey's desk: takes updates, refuses those that do not fit, and leads from stage to stage.
 */
public final class Reception {
  private final JourneyOrder request;
  private final Chronicle chronicle;
  private final Announcements announcements;
  private final ConsentDesk consent;
  private final PersonDesk person;
  private final ReviewDesk review;
  private final Remedies remedies;
  private final Inbox inbox = new Inbox();
  private final EventDesk events;
  private final Passage passage;
  private final DuplicateSearch duplicates;

  public Reception(JourneyOrder request) {
    this(request, 0);
  }

  /**
   * Goes on where an earlier run ended.
   *
   * @param told how many notices that one handed over
   */
  public Reception(JourneyOrder request, int told) {
    this.request = request;
    chronicle = new Chronicle(request.subject(), request.journey());
    announcements = new Announcements(request, told);
    consent = new ConsentDesk(chronicle, announcements);
    remedies = new Remedies(request, chronicle, announcements);
    person = new PersonDesk(chronicle, announcements);
    review = new ReviewDesk(request.journey(), request.timers(), chronicle, announcements);
    passage =
        new Passage(request, chronicle, announcements, new Passage.Desks(inbox, review, remedies));
    events = new EventDesk(chronicle);
    duplicates = new DuplicateSearch(request, chronicle);
  }

  /** What the desk works with. */
  public record Parts(
      Chronicle chronicle,
      Announcements announcements,
      ConsentDesk consent,
      PersonDesk person,
      ReviewDesk review,
      Remedies remedies,
      Inbox inbox,
      Passage passage,
      EventDesk events,
      DuplicateSearch duplicates) {}

  /** Whom it is about. */
  JourneyOrder order() {
    return request;
  }

  /** For what one kind of journey does and others do not. */
  public Parts parts() {
    return new Parts(
        chronicle,
        announcements,
        consent,
        person,
        review,
        remedies,
        inbox,
        passage,
        events,
        duplicates);
  }

  /** All that was accepted, in order. */
  public ContinuityRecord record() {
    return new ContinuityRecord(passage.accepted());
  }

  /** The application is in: nothing is asked of anybody yet. */
  public void apply() {
    chronicle.become(Stage.APPLY, JourneyState.REQUESTED);
    chronicle.note("", "journey.started", List.of());
  }

  /** True once the person has agreed to face and voice being examined. */
  public boolean consented() {
    boolean obtained = consent.obtained(request.timers());
    chronicle.seal();
    return obtained;
  }

  /** True when one interaction was passed and the journey goes on. */
  public boolean passes(Step step) {
    int before = passage.accepted().size();
    boolean passed = passage.passes(step);
    if (passed && consent.searchable() && Patches.duplicateSearch()) {
      List<Capture> accepted = passage.accepted();
      duplicates.start(accepted.subList(before, accepted.size()));
    }
    return passed;
  }

  /** One human ran through all of it. */
  public void clear() {
    chronicle.become(Stage.CLOSE, JourneyState.CLEARED);
    chronicle.note("", "journey.cleared", List.of());
    announcements.toBoth(NoticeKind.CLEARED, Map.of());
  }

  /** Somebody called the journey off, or the application was withdrawn. */
  public void cancel() {
    inbox.close();
    review.close();
    chronicle.awaitNothing();
    chronicle.leave(events.withdrawn() ? StageExit.WITHDRAWN : StageExit.CANCELLED);
    chronicle.become(Stage.CLOSE, JourneyState.CLOSED);
    chronicle.note(
        "",
        "journey.closed",
        List.of(events.withdrawn() ? "application.withdrawn" : "journey.cancelled"));
    remedies.cancelled();
    announcements.toBoth(NoticeKind.CANCELLED, Map.of());
  }

  /**
   * The ledger cannot be trusted, or the subject was erased: nothing can be proven any more, so
   * that a human takes over.
   */
  public void handOver(ActivityFailure failure) {
    inbox.close();
    review.close();
    chronicle.awaitNothing();
    chronicle.leave(StageExit.HANDED_OVER);
    chronicle.become(Stage.CLOSE, JourneyState.CLOSED);
    chronicle.note("", "journey.closed", List.of(Failures.reason(failure, "ledger"), "human.path"));
    chronicle.giveUp();
    remedies.giveUp();
    announcements.toBoth(NoticeKind.HANDED_OVER, Map.of());
  }

  /** Waits until the ledger, the figures, the mail server and all other systems have all of it. */
  public void leave() {
    duplicates.settle();
    remedies.settle();
    int undelivered = announcements.settle();
    if (undelivered > 0) {
      chronicle.note("", "notice.undelivered", List.of("mail.unreachable"));
    }
    if (chronicle.settle() > 0) {
      chronicle.note("", "friction.unrecorded", List.of("figures.unreachable"));
    }
    chronicle.seal();
    review.settle();
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  public JourneyStatus status() {
    return chronicle.status();
  }

  public JourneyStatus take(ConsentAnswer answer) {
    consent.take(answer);
    return status();
  }

  /** Notes the evidence once, however often the same request comes. */
  public EvidenceReceipt take(EvidenceSubmission submission) {
    boolean repeated = inbox.repeats(submission);
    EvidenceReceipt receipt = inbox.take(submission);
    chronicle.stillAwait(receipt.stillAwaited());
    if (!repeated) {
      chronicle.friction().received(submission.evidence().bytes());
      TreeMap<String, String> details = new TreeMap<>();
      details.put("address", submission.evidence().address().value());
      details.put("role", submission.evidence().role().word());
      chronicle.note(
          submission.interaction().value(),
          "evidence.received",
          List.of(submission.evidence().role().word()),
          details);
    }
    return receipt;
  }

  public JourneyStatus take(ReviewAnswer answer) {
    review.take(answer);
    return status();
  }

  public ReviewCase take(ReviewAssignment assignment) {
    return review.take(assignment);
  }

  public JourneyStatus take(PersonRequest wanted) {
    person.take(wanted);
    return status();
  }

  /** Notes the event once, and answers when the ledger has it. */
  public EventReceipt take(ExternalEvent event) {
    return events.take(event);
  }

  /** Refuses an event of a journey that has ended, unless it was noted before. */
  public void check(ExternalEvent event) {
    refuse(events.repeats(event) ? Optional.empty() : endedBy().or(() -> events.refusal(event)));
  }

  /** Refuses an answer that contradicts one given before. */
  public void check(ConsentAnswer answer) {
    refuse(consent.repeats(answer) ? Optional.empty() : consent.refusal(answer).or(this::endedBy));
  }

  /** Refuses evidence that nobody may look at or that nobody waits for. */
  public void check(EvidenceSubmission submission) {
    if (inbox.repeats(submission)) {
      refuse(inbox.refusal(submission));
      return;
    }
    refuse(endedBy());
    refuse(consent.given() ? Optional.empty() : Optional.of(Refusal.CONSENT_MISSING));
    refuse(inbox.refusal(submission));
  }

  /** Refuses a verdict on a journey that is not held. */
  public void check(ReviewAnswer answer) {
    if (!review.repeats(answer)) {
      refuse(endedBy());
    }
    refuse(review.refusal(answer));
  }

  /** Refuses to give a case to somebody while somebody else has it. */
  public void check(ReviewAssignment assignment) {
    if (!review.repeats(assignment)) {
      refuse(endedBy());
    }
    refuse(review.refusal(assignment));
  }

  /** Refuses what was asked for often enough. */
  public void check(PersonRequest wanted) {
    if (!person.repeats(wanted)) {
      refuse(endedBy());
    }
    refuse(person.refusal(wanted));
  }

  private Optional<Refusal> endedBy() {
    return chronicle.state().ended() ? Optional.of(Refusal.JOURNEY_ENDED) : Optional.empty();
  }

  /**
   * Only for validators. No {@code ApplicationFailure}: its text, encrypted on its way, would not
   * reach the caller, who reads the reason in it.
   */
  public static void refuse(Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      throw new IllegalStateException(refusal.get().reason());
    }
  }
}
