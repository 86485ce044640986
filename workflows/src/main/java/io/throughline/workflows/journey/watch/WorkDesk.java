package io.throughline.workflows.journey.watch;

import io.temporal.workflow.Workflow;
import io.throughline.contracts.continuity.watch.WatchCarry;
import io.throughline.contracts.continuity.watch.WatchQuestion.Fact;
import io.throughline.contracts.continuity.watch.WorkSignal;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.ExternalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was reported of the last days. In any order, twice, late, from clocks that are wrong, or in
 * a flood: each report counts once, in its place, and memory is bounded.
 */
final class WorkDesk implements WorkListener {
  /** What is older explains nothing that policy asks. */
  static final Duration REMEMBERED = Duration.ofDays(8);

  /** Reports that are kept; a person's systems send a dozen a day. */
  static final int MOST_REPORTS = 600;

  /** Reports of one day beyond which there is a flood. */
  private static final int MOST_A_DAY = 200;

  /** Ids that are remembered, so that a report that comes again is known. */
  private static final int MOST_IDS = 2000;

  /** A source's clock may be ahead by so much before its times are not believed. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final List<ExternalEvent> recent = new ArrayList<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Deque<Instant> arrivals = new ArrayDeque<>();
  private int flooded;
  private int skewed;
  private boolean fresh;

  WorkDesk(@Nullable WatchCarry carried) {
    if (carried != null) {
      recent.addAll(carried.recent());
      known.addAll(carried.known());
    }
  }

  @Override
  public boolean repeats(ExternalEvent event) {
    return known.contains(event.id());
  }

  /** Answers late for what came too late, or in too great a number, to be weighed. */
  @Override
  public EventReceipt take(ExternalEvent event) {
    if (!known.add(event.id())) {
      return new EventReceipt(event.id(), false);
    }
    forget();
    Instant now = now();
    arrivals.addLast(now);
    if (arrivals.size() > MOST_A_DAY || recent.size() >= MOST_REPORTS) {
      flooded++;
      fresh = true;
      return new EventReceipt(event.id(), true);
    }
    if (event.occurredAt().isBefore(now.minus(REMEMBERED))) {
      return new EventReceipt(event.id(), true);
    }
    recent.add(believed(event, now));
    fresh = true;
    return new EventReceipt(event.id(), false);
  }

  /** What a clock says that is ahead is no time: such a report tells what was seen, not when. */
  private ExternalEvent believed(ExternalEvent event, Instant now) {
    if (!event.occurredAt().isAfter(now.plus(AHEAD))) {
      return event;
    }
    skewed++;
    WorkSignal work = event.work() == null ? WorkSignal.PLAIN : event.work();
    WorkSignal timeless = new WorkSignal(null, work.device(), work.factor(), null, work.tool());
    ExternalEvent.Type type =
        switch (event.type()) {
          case SESSION_STARTED, SESSION_ENDED, BADGE_IN, BADGE_OUT -> ExternalEvent.Type.TOOL_SEEN;
          default -> event.type();
        };
    return new ExternalEvent(event.id(), type, now, event.sequence(), timeless);
  }

  private void forget() {
    Instant now = now();
    recent.removeIf(event -> event.occurredAt().isBefore(now.minus(REMEMBERED)));
    while (!arrivals.isEmpty() && arrivals.getFirst().isBefore(now.minus(Duration.ofDays(1)))) {
      arrivals.removeFirst();
    }
    while (known.size() > MOST_IDS) {
      known.remove(known.iterator().next());
    }
  }

  /** Whether something came since this was asked last. */
  boolean fresh() {
    return fresh;
  }

  void seen() {
    fresh = false;
  }

  /** Whether somebody logged in since then. */
  boolean loginSince(Instant moment) {
    return recent.stream()
        .anyMatch(event ->
            event.type() == ExternalEvent.Type.SESSION_STARTED
                && event.occurredAt().isAfter(moment));
  }

  List<ExternalEvent> recent() {
    forget();
    return List.copyOf(recent);
  }

  List<String> ids() {
    return List.copyOf(known);
  }

  /** What the stream of reports itself amounts to, and is not asked about a second time. */
  List<Fact> ofTheStream() {
    List<Fact> facts = new ArrayList<>();
    if (flooded > 0) {
      facts.add(new Fact("signals.flood", flooded));
    }
    if (skewed > 0) {
      facts.add(new Fact("signals.clock-ahead", skewed));
    }
    return facts;
  }

  List<String> devices() {
    return digests(WorkSignal::device);
  }

  List<String> factors() {
    return digests(WorkSignal::factor);
  }

  private List<String> digests(Function<WorkSignal, @Nullable String> which) {
    Collection<String> all = new TreeSet<>();
    for (ExternalEvent event : recent) {
      String digest = event.work() == null ? null : which.apply(event.work());
      if (digest != null) {
        all.add(digest);
      }
    }
    return List.copyOf(all);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
