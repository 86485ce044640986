package io.throughline.workflows.journey.hiring.cohort;

import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.engine.SearchAttributes;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities;
import io.throughline.contracts.journey.hiring.cohort.CohortBook;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortRequest;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.Activities;
import io.throughline.workflows.evidence.Failures;
import io.throughline.workflows.journey.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who belongs to a cohort, and whether the vendor vouches for them. */
final class CohortDesk {
  private final CohortRequest request;
  private final Reception.Parts parts;
  private final Clusters clusters;
  private final CohortActivities others = Activities.cohorts();
  private final Map<JourneyId, CohortJourney.Member> members = new LinkedHashMap<>();
  private final Map<JourneyId, JourneyState> ended = new HashMap<>();
  private int words;
  private Instant vouchedBy = Instant.EPOCH;
  private boolean attested;
  private boolean limited;
  private boolean closed;

  /** Nobody is asked for consent here: each member is, in the member's own journey. */
  CohortDesk(CohortRequest request, Reception.Parts parts, Clusters clusters) {
    this.request = request;
    this.parts = parts;
    this.clusters = clusters;
    parts.consent().carryOver();
  }

  void open() {
    parts.chronicle().become(Stage.COHORT, JourneyState.REQUESTED);
    parts.chronicle().note("", "cohort.opened", List.of());
    parts
        .announcements()
        .toBoth(NoticeKind.ATTESTATION_REQUESTED, days(request.timers().evidence()));
    parts.chronicle().seal();
  }

  /** Asks for the vendor's word, twice more; where it never comes, nobody else is admitted. */
  void awaitAttestation() {
    Duration all = request.timers().evidence();
    vouchedBy = Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(all);
    awaitAgain();
    Duration waited = Duration.ZERO;
    for (Duration moment : List.of(all.dividedBy(2), all.multipliedBy(6).dividedBy(7), all)) {
      if (Workflow.await(moment.minus(waited), () -> attested)) {
        return;
      }
      waited = moment;
      if (moment.compareTo(all) < 0) {
        parts.announcements().toCandidate(NoticeKind.ATTESTATION_REMINDER, days(all.minus(moment)));
        parts.chronicle().note("", "attestation.reminded", List.of());
      }
    }
    parts.chronicle().awaitNothing();
    limited = true;
    parts.chronicle().note("", "cohort.limited", List.of("attestation.missing"));
    parts.announcements().toBoth(NoticeKind.COHORT_LIMITED, Map.of());
    parts.chronicle().seal();
  }

  /** While the vendor's word is awaited, the cohort says so, before and after a review. */
  void awaitAgain() {
    if (!attested && !limited) {
      parts.chronicle().await(new Awaited("attestation", "", List.of(), vouchedBy));
    }
  }

  private static Map<String, String> days(Duration time) {
    return Map.of("days", Long.toString(Math.max(1, time.toDays())));
  }

  /** Fails once the cohort is closed. */
  void checkOpen() {
    refuseIf(parts.chronicle().state().ended(), Refusal.JOURNEY_ENDED);
  }

  void attest(CohortJourney.Attestation attestation) {
    if (attested) {
      return;
    }
    attested = true;
    limited = false;
    parts.chronicle().awaitNothing();
    TreeMap<String, String> details = new TreeMap<>();
    details.put("by", attestation.by().value());
    parts.chronicle().note("", "cohort.attested", List.of(), details);
    parts.chronicle().become(Stage.COHORT, JourneyState.WATCHING);
    tell(List.copyOf(members.keySet()));
    parts.chronicle().seal();
  }

  /** Fails where nobody can be admitted; members who are known already are no new ones. */
  void check(CohortJourney.Admission admission) {
    checkOpen();
    refuseIf(limited, Refusal.COHORT_LIMITED);
    long fresh =
        admission.members().stream().filter(it -> !members.containsKey(it.journey())).count();
    refuseIf(members.size() + fresh > CohortRequest.MOST_MEMBERS, Refusal.COHORT_FULL);
  }

  /** All of them at once; the same member twice is one. */
  void admit(List<CohortJourney.Member> admitted) {
    Map<JourneyId, Promise<WorkflowExecution>> started = new LinkedHashMap<>();
    for (CohortJourney.Member member : admitted) {
      if (members.putIfAbsent(member.journey(), member) == null) {
        started.put(member.journey(), start(member));
        parts.chronicle().note("", "member.admitted", List.of(member.journey().value()));
      }
    }
    started.forEach(this::awaitStart);
    tell(List.copyOf(started.keySet()));
    parts.chronicle().seal();
    clusters.lookAgain();
  }

  /** The order goes to the child as it came, under the member's own key. */
  private static Promise<WorkflowExecution> start(CohortJourney.Member member) {
    ChildWorkflowStub child =
        Workflow.newUntypedChildWorkflowStub("OnboardingJourney", options(member));
    Promise<Void> _ = child.executeAsync(Void.class, new RawValue(order(member)));
    return child.getExecution();
  }

  private void awaitStart(JourneyId journey, Promise<WorkflowExecution> started) {
    try {
      var _ = started.get();
    } catch (ChildWorkflowFailure known) {
      parts.chronicle().note("", "member.known", List.of(journey.value()));
    }
  }

  private static Payload order(CohortJourney.Member member) {
    try {
      return Payload.parseFrom(Base64.getDecoder().decode(member.order()));
    } catch (InvalidProtocolBufferException altered) {
      throw new IllegalStateException("a member's order is no payload", altered);
    }
  }

  /** A member goes on when the cohort is closed. */
  private static ChildWorkflowOptions options(CohortJourney.Member member) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(member.workflowId())
        .setTaskQueue(TaskQueues.JOURNEYS)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setCancellationType(ChildWorkflowCancellationType.ABANDON)
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.KIND, "onboarding")
                .set(SearchAttributes.STATE, JourneyState.REQUESTED.word())
                .set(SearchAttributes.STAGE, Stage.APPLY.word())
                .build())
        .build();
  }

  void take(CohortJourney.Moved moved) {
    if (!members.containsKey(moved.journey())) {
      return;
    }
    if (moved.what() == CohortJourney.Moved.What.ENROLLED) {
      clusters.lookFor(moved.journey());
    } else if (ended.putIfAbsent(moved.journey(), moved.state()) == null) {
      parts
          .chronicle()
          .note("", "member." + moved.state().word(), List.of(moved.journey().value()));
    }
  }

  /** Tells members how the cohort stands; what cannot be told in a day is noted. */
  void tell(List<JourneyId> concerned) {
    for (JourneyId journey : concerned) {
      CohortJourney.Member member = members.get(journey);
      if (member != null && !ended.containsKey(journey)) {
        CohortActivities.Telling telling = telling(member);
        Promise<Void> _ = Async.procedure(() -> told(telling));
      }
    }
  }

  private CohortActivities.Telling telling(CohortJourney.Member member) {
    JourneyId journey = member.journey();
    return new CohortActivities.Telling(
        journey,
        member.subject(),
        new OnboardingJourney.Standing(
            ++words, attested, closed, clusters.looked(journey), clusters.of(journey)));
  }

  private void told(CohortActivities.Telling telling) {
    try {
      others.tell(telling);
    } catch (ActivityFailure silent) {
      parts.chronicle().note("", "member.untold", List.of(Failures.reason(silent, "cohort")));
    }
  }

  /** Nobody leads it any more; members who wait for its word are told so. */
  void close() {
    closed = true;
    parts.review().close();
    parts.chronicle().awaitNothing();
    parts.chronicle().become(Stage.CLOSE, JourneyState.CLOSED);
    parts.chronicle().note("", "journey.closed", List.of("cohort.closed"));
    for (CohortJourney.Member member : members.values()) {
      if (!ended.containsKey(member.journey())) {
        told(telling(member));
      }
    }
    parts.announcements().toBoth(NoticeKind.CANCELLED, Map.of());
  }

  CohortBook book() {
    return new CohortBook(
        attested,
        limited,
        members.keySet().stream().map(it -> new CohortBook.Row(it, ended.get(it))).toList(),
        clusters.all());
  }

  /** Only for validators; see {@link Reception}. */
  private static void refuseIf(boolean refused, Refusal why) {
    if (refused) {
      throw new IllegalStateException(why.reason());
    }
  }
}
