package io.throughline.workflows.journey.watch;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.continuity.watch.ContinuityWatch;
import io.throughline.contracts.continuity.watch.WatchAdvice;
import io.throughline.contracts.continuity.watch.WatchCarry;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.continuity.watch.WatchRequest;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.DeskedJourney;
import io.throughline.workflows.journey.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Weighs what is reported, asks seldom, and goes on under the same id for years. */
public final class ContinuityWatchImpl extends DeskedJourney implements ContinuityWatch {
  /** A run hands over to the next before its history gets slow to replay. */
  private static final long MOST_HISTORY = 800;

  /** References of re-checks that later ones are compared with, beside those of the hiring. */
  private static final int LATEST_CAPTURES = 6;

  /** Reports are weighed together, and by and by even where nothing new came. */
  private static final Duration GATHERING = Duration.ofSeconds(15);

  private static final Duration BY_AND_BY = Duration.ofDays(1);

  private final WatchRequest request;
  private final WorkDesk work;
  private final WatchSide side;
  private final Weighing weighing;
  private final Instant begun;
  private int rechecks;
  private @Nullable Instant lastRecheck;
  private Instant due;

  /** Before the first report can come in, there is a desk to take it. */
  @WorkflowInit
  public ContinuityWatchImpl(WatchRequest request) {
    this(request, new WorkDesk(request.carried()));
  }

  private ContinuityWatchImpl(WatchRequest request, WorkDesk work) {
    super(
        new Reception(
            request, Optional.ofNullable(request.carried()).map(WatchCarry::told).orElse(0)));
    this.request = request;
    this.work = work;
    side = new WatchSide(reception, request, work);
    weighing = new Weighing(request, work);
    WatchCarry carried = request.carried();
    begun = carried == null ? now() : carried.begun();
    rechecks = carried == null ? 0 : carried.rechecks();
    lastRecheck = carried == null ? null : carried.lastRecheck();
    due = carried == null ? now() : carried.due();
  }

  @Override
  public JourneyStatus run(WatchRequest ignored) {
    return play(Workflow.newCancellationScope(this::watch), reception::cancel);
  }

  private void watch() {
    side.watching();
    if (request.carried() == null) {
      due = chance(begun);
      side.note("watch.begun", List.of(), new TreeMap<>());
    }
    while (!over()) {
      Workflow.await(patience(), work::fresh);
      if (work.fresh()) {
        Workflow.sleep(GATHERING);
      }
      if (over()) {
        break;
      }
      Optional<Step> asked = asked();
      if (asked.isPresent() && !passed(asked.get())) {
        return;
      }
      if (full()) {
        handOn();
      }
    }
    side.end();
  }

  private boolean over() {
    Duration length = request.plan().length();
    return length != null && !now().isBefore(begun.plus(length));
  }

  private Duration patience() {
    Duration length = request.plan().length();
    Duration left =
        length == null ? BY_AND_BY : Duration.between(now(), begun.plus(length)).plusMillis(1);
    return left.compareTo(BY_AND_BY) < 0 ? left : BY_AND_BY;
  }

  /** The re-check to be asked for now, if somebody logged in and policy wants one. */
  private Optional<Step> asked() {
    work.seen();
    boolean login = work.loginSince(lastRecheck == null ? begun : lastRecheck);
    Optional<WatchAdvice> advice =
        weighing.advice(new Weighing.Rechecks(rechecks, hoursSince(), !now().isBefore(due)));
    if (!login || advice.isEmpty() || advice.get().recheck() == WatchAdvice.Recheck.NONE) {
      return Optional.empty();
    }
    rechecks++;
    String why =
        advice.get().recheck() == WatchAdvice.Recheck.SAMPLED ? "watch.sampled" : "watch.warranted";
    TreeMap<String, String> details = new TreeMap<>();
    details.put("recheck", Integer.toString(rechecks));
    details.put("bundle", Optional.ofNullable(advice.get().bundleRevision()).orElse(""));
    side.note(why, advice.get().reasons(), details);
    return Optional.of(Step.recheck(rechecks));
  }

  private boolean passed(Step step) {
    side.ask(step);
    if (!reception.passes(step)) {
      return false;
    }
    lastRecheck = now();
    due = chance(now());
    side.watching();
    return true;
  }

  private double hoursSince() {
    Instant since = lastRecheck == null ? begun : lastRecheck;
    return Duration.between(since, now()).toSeconds() / 3600.0;
  }

  /** Nobody can know the day, and no two people have the same. */
  private Instant chance(Instant from) {
    long least = request.plan().atLeast().toSeconds();
    long most = request.plan().atMost().toSeconds();
    double share = Workflow.sideEffect(Double.class, WatchPlan::chance);
    return from.plusSeconds(least + (long) (share * (most - least)));
  }

  private boolean full() {
    boolean large =
        Workflow.getInfo().isContinueAsNewSuggested()
            || Workflow.getInfo().getHistoryLength() > MOST_HISTORY;
    return large && side.idle();
  }

  private void handOn() {
    side.settle();
    Workflow.await(Workflow::isEveryHandlerFinished);
    Workflow.continueAsNew(
        request.carrying(
            new WatchCarry(
                begun,
                rechecks,
                lastRecheck,
                due,
                side.accepted(LATEST_CAPTURES),
                work.recent(),
                work.ids(),
                side.latest(),
                side.noted(),
                side.told(),
                side.cases())));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
