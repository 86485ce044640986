package io.throughline.contracts.continuity.watch;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.status.TimelineEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a watch hands to the next.
 *
 * @param begun when the watch began
 * @param rechecks how many were asked for, which is also the number of the last one
 * @param lastRecheck when somebody last passed one; absent before the first
 * @param due from when on chance wants the next one
 * @param accepted captures of the latest re-checks that were accepted
 * @param recent what was reported of the last days, in any order
 * @param known ids of events that were taken, the latest last
 * @param timeline the latest entries
 * @param noted how many entries there were in all: numbers them in the ledger
 * @param told how many notices were handed over
 * @param cases how many holds there were
 */
public record WatchCarry(
    Instant begun,
    int rechecks,
    @Nullable Instant lastRecheck,
    Instant due,
    List<Capture> accepted,
    List<ExternalEvent> recent,
    List<String> known,
    List<TimelineEntry> timeline,
    int noted,
    int told,
    int cases) {
  public WatchCarry {
    accepted = List.copyOf(accepted);
    recent = List.copyOf(recent);
    known = List.copyOf(known);
    timeline = List.copyOf(timeline);
  }
}
