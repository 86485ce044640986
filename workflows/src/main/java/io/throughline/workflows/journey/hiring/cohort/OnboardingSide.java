package io.throughline.workflows.journey.hiring.cohort;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney.Cluster;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney.SeatBinding;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney.Standing;
import io.throughline.contracts.journey.hiring.cohort.OnboardingRequest;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.workflows.Activities;
import io.throughline.workflows.evidence.Failures;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member's side towards the cohort and the seat. */
final class OnboardingSide {
  private final Reception.Parts parts;
  private final OnboardingRequest request;
  private final CohortActivities others = Activities.cohorts();
  private Runnable confirmed = () -> {};
  private Standing standing = Standing.unknown();
  private boolean awaiting;
  private @Nullable SeatBinding binding;

  /** Who comes back is compared with what an earlier journey accepted. */
  OnboardingSide(Reception.Parts parts, OnboardingRequest request) {
    this.parts = parts;
    this.request = request;
    parts.passage().remember(request.references());
  }

  /** What ends the story once a human said that the member is somebody else's second name. */
  void onConfirmed(Runnable then) {
    confirmed = then;
    if (standing.cluster() == Cluster.CONFIRMED) {
      then.run();
    }
  }

  void take(Standing told) {
    if (told.number() <= standing.number()) {
      return;
    }
    boolean fresh = standing.cluster() != Cluster.CONFIRMED && told.cluster() == Cluster.CONFIRMED;
    standing = told;
    if (fresh && !parts.chronicle().state().ended()) {
      confirmed.run();
    }
  }

  /** The cohort may look for others who are the same; the member goes on meanwhile. */
  void enrolled() {
    Promise<Void> _ =
        Async.procedure(() -> {
          parts.duplicates().settle();
          report(CohortJourney.Moved.What.ENROLLED);
        });
  }

  void ended() {
    report(CohortJourney.Moved.What.ENDED);
  }

  private void report(CohortJourney.Moved.What what) {
    try {
      others.report(
          new CohortActivities.Report(
              request.cohort(),
              new CohortJourney.Moved(request.journey(), what, parts.chronicle().state())));
    } catch (ActivityFailure untold) {
      parts.chronicle().note("", "cohort.untold", List.of(Failures.reason(untold, "cohort")));
    }
  }

  /** Only for validators; see {@link Reception}. */
  void check(SeatBinding wanted) {
    SeatBinding known = binding;
    if (known != null && known.requestId().equals(wanted.requestId())) {
      refuseIf(!known.equals(wanted), Refusal.REQUEST_REUSED);
      return;
    }
    refuseIf(parts.chronicle().state().ended(), Refusal.JOURNEY_ENDED);
    refuseIf(!awaiting, Refusal.SEAT_NOT_AWAITED);
  }

  void take(SeatBinding wanted) {
    if (awaiting) {
      binding = wanted;
      awaiting = false;
    }
  }

  /** Once a seat is bound; what others use too is for a human to look at. */
  boolean bound() {
    settled();
    if (!awaited()) {
      return parts.passage().expires(Step.seat());
    }
    SeatBinding bound = binding;
    if (bound == null) {
      throw new IllegalStateException("a seat was awaited and none is bound");
    }
    parts.chronicle().note(OnboardingJourney.SEAT.value(), "seat.bound", List.of());
    parts.chronicle().seal();
    try {
      WatchActivities.Shared shared =
          Activities.watches()
              .share(
                  new WatchActivities.Traits(
                      request.journey(),
                      request.subject(),
                      List.of(bound.device()),
                      List.of(bound.factor())));
      doubtIf(shared.devices() > 0, "seat.device-shared");
      doubtIf(shared.factors() > 0, "seat.factor-shared");
    } catch (ActivityFailure unknown) {
      doubtIf(true, Failures.reason(unknown, "seat"));
    }
    parts.announcements().toCandidate(NoticeKind.SEAT_BOUND, Map.of("minutes", "15"));
    return true;
  }

  private void doubtIf(boolean doubtful, String reason) {
    if (doubtful) {
      parts.passage().doubt(reason);
    }
  }

  /** A cluster is looked at as a whole; what nobody said in time is asked of each member. */
  private void settled() {
    if (clear()) {
      return;
    }
    Duration patience = request.timers().review();
    parts.chronicle().become(Stage.SEAT, JourneyState.WATCHING);
    parts.chronicle().note("", "cluster.awaited", List.of("roster.cluster"));
    parts.chronicle().await(new Awaited("cluster", "", List.of(), until(patience)));
    boolean told = Workflow.await(patience, () -> clear() || standing.closed());
    parts.chronicle().awaitNothing();
    doubtIf(!told || !clear(), "roster.cluster");
  }

  /** Known not to be somebody else's second name, as far as anybody can tell. */
  private boolean clear() {
    return standing.looked() && standing.cluster() == Cluster.NONE;
  }

  private boolean awaited() {
    Duration patience = request.timers().evidence();
    awaiting = true;
    parts.chronicle().become(Stage.SEAT, JourneyState.COLLECTING);
    parts
        .chronicle()
        .await(new Awaited("seat", OnboardingJourney.SEAT.value(), List.of(), until(patience)));
    boolean bound = Workflow.await(patience, () -> binding != null);
    awaiting = false;
    parts.chronicle().awaitNothing();
    return bound;
  }

  private static Instant until(Duration patience) {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(patience);
  }

  /** Full rights come with the vendor's word; until then the member works with few. */
  boolean vouchedFor() {
    if (standing.attested()) {
      return true;
    }
    parts.chronicle().note("", "access.limited", List.of("attestation.missing"));
    parts.remedies().ordered(Step.seat(), List.of(PlannedRemedy.of(new Remedy.Limit())));
    parts.chronicle().become(Stage.SEAT, JourneyState.WATCHING);
    Workflow.await(() -> standing.attested() || standing.closed());
    if (!standing.attested()) {
      limit("attestation.missing");
      return false;
    }
    parts.remedies().end(new Remedy.Limit());
    return true;
  }

  /** The member gets no further by itself: a human takes over. */
  void limit(String reason) {
    parts.inbox().close();
    parts.review().close();
    parts.chronicle().awaitNothing();
    parts.remedies().ordered(Step.seat(), List.of(PlannedRemedy.of(new Remedy.Limit())));
    parts.chronicle().become(parts.chronicle().status().stage(), JourneyState.LIMITED);
    parts.chronicle().note("", "journey.limited", List.of(reason, "human.path"));
    parts.announcements().toBoth(NoticeKind.LIMITED, Map.of("interaction", "onboarding"));
  }

  private static void refuseIf(boolean refused, Refusal why) {
    if (refused) {
      throw new IllegalStateException(why.reason());
    }
  }
}
