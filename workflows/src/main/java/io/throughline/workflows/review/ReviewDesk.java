package io.throughline.workflows.review;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.CaseState;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPacks;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.engine.Patches;
import io.throughline.workflows.evidence.Assessment;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.remediation.Announcements;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the journey until a human has decided: a case that is assigned, escalated and answered, and
 * that takes the safe default when its time is over.
 */
public final class ReviewDesk {
  /** Nobody who is held is asked for more again and again. */
  private static final int MOST_ASKED = 2;

  private final JourneyId journey;
  private final Timers timers;
  private final Chronicle chronicle;
  private final Announcements announcements;
  private final CaseBook book = new CaseBook();
  private final Packs packs = new Packs();
  private final Map<String, ReviewAnswer> answers = new HashMap<>();
  private final Map<String, ReviewAssignment> assignments = new HashMap<>();
  private final Set<CallerId> others = new HashSet<>();
  private boolean named;
  private int opened;
  private boolean queued;
  private @Nullable HeldCase current;
  private @Nullable ReviewAnswer answer;

  public ReviewDesk(
      JourneyId journey, Timers timers, Chronicle chronicle, Announcements announcements) {
    this.journey = journey;
    this.timers = timers;
    this.chronicle = chronicle;
    this.announcements = announcements;
  }

  /** Goes on where an earlier run ended, which opened so many cases. */
  public void resume(int cases) {
    opened = cases;
  }

  /** How many cases were opened, by earlier runs too. */
  public int opened() {
    return opened;
  }

  /** What a journey is held for. */
  public record Held(Step step, Decision decision, Assessment assessment) {}

  public Optional<Refusal> refusal(ReviewAnswer candidate) {
    ReviewAnswer known = answers.get(candidate.requestId());
    if (known != null) {
      return known.equals(candidate) ? Optional.empty() : Optional.of(Refusal.REQUEST_REUSED);
    }
    HeldCase held = current;
    boolean another =
        candidate.reviewCase() != null && held != null && !candidate.reviewCase().equals(held.id());
    if (held == null || answer != null || another || held.state() != CaseState.OPEN) {
      return Optional.of(Refusal.REVIEW_NOT_AWAITED);
    }
    if (held.assignedTo().filter(has -> !has.equals(candidate.reviewer())).isPresent()) {
      return Optional.of(Refusal.REVIEW_ASSIGNED_ELSEWHERE);
    }
    if (again(candidate.reviewer())) {
      return Optional.of(Refusal.REVIEW_SECOND_PERSON);
    }
    return candidate.verdict() == ReviewAnswer.Verdict.ASK_MORE && held.asked() >= MOST_ASKED
        ? Optional.of(Refusal.REVIEW_ASKED_ENOUGH)
        : Optional.empty();
  }

  private boolean again(@Nullable CallerId reviewer) {
    return reviewer == null ? named : others.contains(reviewer);
  }

  /** From now on who decides has to be named: nobody else can be shown to be another. */
  public void wantNamed() {
    named = true;
  }

  /** From now on somebody else has to decide than whoever decided last. */
  public void wantAnother() {
    wantNamed();
    Optional.ofNullable(answer).map(ReviewAnswer::reviewer).ifPresent(others::add);
  }

  /** From now on none of these has the case or decides it. */
  public void wantOthers(Collection<CallerId> than) {
    wantNamed();
    others.addAll(than);
  }

  /** Whether this very request was taken before. */
  public boolean repeats(ReviewAnswer candidate) {
    return answers.containsKey(candidate.requestId());
  }

  /** Takes what was not refused. */
  public void take(ReviewAnswer given) {
    if (answers.putIfAbsent(given.requestId(), given) == null) {
      answer = given;
    }
  }

  /**
   * Only who has a case gives it back or hands it on; what nobody has, or what was escalated,
   * anybody may take.
   */
  public Optional<Refusal> refusal(ReviewAssignment wanted) {
    ReviewAssignment known = assignments.get(wanted.requestId());
    if (known != null) {
      return known.equals(wanted) ? Optional.empty() : Optional.of(Refusal.REQUEST_REUSED);
    }
    HeldCase held = current;
    if (held == null
        || answer != null
        || held.state() != CaseState.OPEN
        || !held.id().equals(wanted.reviewCase())) {
      return Optional.of(Refusal.REVIEW_NOT_AWAITED);
    }
    if (wanted.to() != null && again(wanted.to())) {
      return Optional.of(Refusal.REVIEW_SECOND_PERSON);
    }
    boolean elsewhere = held.assignedTo().filter(has -> !has.equals(wanted.by())).isPresent();
    return elsewhere && !held.escalated()
        ? Optional.of(Refusal.REVIEW_ASSIGNED_ELSEWHERE)
        : Optional.empty();
  }

  /** Whether this very request was taken before. */
  public boolean repeats(ReviewAssignment wanted) {
    return assignments.containsKey(wanted.requestId());
  }

  /** Takes what was not refused; answers the case as it then stands. */
  public ReviewCase take(ReviewAssignment wanted) {
    HeldCase held = current;
    if (held == null) {
      throw new IllegalStateException("an assignment without a case was not refused");
    }
    boolean fresh = assignments.putIfAbsent(wanted.requestId(), wanted) == null;
    if (fresh && !held.assignedTo().equals(Optional.ofNullable(wanted.to()))) {
      held.assign(wanted.to());
      SortedMap<String, String> details = held.details();
      details.put("by", wanted.by().value());
      Optional.ofNullable(wanted.to()).ifPresent(to -> details.put("to", to.value()));
      note(held, wanted.to() == null ? "review.returned" : "review.assigned", List.of(), details);
      show(held);
    }
    return held.shown();
  }

  /** Holds the journey until a human answers; empty when nobody did in time. */
  public Optional<ReviewAnswer> verdict(Held what) {
    queued = Patches.reviewCases();
    HeldCase held = opened(what);
    answer = null;
    chronicle.become(what.step().stage(), JourneyState.IN_REVIEW);
    chronicle.await(
        new Awaited("review", what.step().interaction().value(), List.of(), held.dueAt()));
    show(held);
    await(held);
    chronicle.awaitNothing();
    ReviewAnswer given = answer;
    if (given == null) {
      end(held, CaseState.EXPIRED);
      note(held, "review.expired", List.of(), new TreeMap<>());
      return Optional.empty();
    }
    held.answer(given);
    SortedMap<String, String> details = held.details();
    Optional.ofNullable(given.reviewer())
        .ifPresent(reviewer -> details.put("reviewer", reviewer.value()));
    Optional.ofNullable(given.ask())
        .ifPresent(ask -> details.put("ask", ask.name().toLowerCase(Locale.ROOT)));
    note(held, past(given.verdict()), List.of(given.reasonCode()), details);
    show(held);
    return Optional.of(given);
  }

  /** Whether the person is being asked for more because a reviewer wanted it. */
  public boolean asking() {
    return current != null && current.state() == CaseState.ASKED;
  }

  /** A case that still lives is over without a verdict. */
  public void close() {
    HeldCase held = current;
    if (held != null && held.state().live()) {
      end(held, CaseState.CLOSED);
    }
  }

  /** Waits until the queue shows all of it. */
  public void settle() {
    book.settle();
  }

  /** What reviewers are shown from now on of the case that lives. */
  public void show(Held what) {
    Optional.ofNullable(current)
        .ifPresent(held -> packs.put(held.id(), what.decision(), what.assessment()));
  }

  public ReviewPacks packs() {
    return packs.all();
  }

  /** A case that was asked for more comes back as the same case, with all its time again. */
  private HeldCase opened(Held what) {
    HeldCase held = asking() && current != null ? current : fresh(what.step());
    held.open(timers.escalationAfter(), timers.review());
    current = held;
    show(what);
    return held;
  }

  private HeldCase fresh(Step step) {
    opened++;
    return new HeldCase(ReviewCaseId.of(journey, opened), step);
  }

  private void await(HeldCase held) {
    Duration early = timers.escalationAfter();
    Duration late = timers.review();
    if (!queued || early.compareTo(late) >= 0) {
      Workflow.await(late, () -> answer != null);
      return;
    }
    if (Workflow.await(early, () -> answer != null)) {
      return;
    }
    held.escalate();
    note(held, "review.escalated", List.of(), held.details());
    show(held);
    announcements.toBoth(
        NoticeKind.REVIEW_ESCALATED, Map.of("interaction", held.step().interaction().spoken()));
    chronicle.seal();
    Workflow.await(late.minus(early), () -> answer != null);
  }

  private void end(HeldCase held, CaseState state) {
    held.end(state);
    show(held);
  }

  /** A hold from before there was a queue stays out of it to its end. */
  private void show(HeldCase held) {
    if (queued) {
      book.show(held.next());
    }
  }

  private void note(
      HeldCase held, String what, List<String> reasons, SortedMap<String, String> details) {
    chronicle.note(held.step().interaction().value(), what, reasons, details);
  }

  private static String past(ReviewAnswer.Verdict verdict) {
    return switch (verdict) {
      case CONFIRM -> "review.confirmed";
      case CLEAR -> "review.cleared";
      case ASK_MORE -> "review.asked-more";
    };
  }
}
