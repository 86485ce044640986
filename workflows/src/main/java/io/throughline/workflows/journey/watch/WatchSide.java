package io.throughline.workflows.journey.watch;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.watch.WatchCarry;
import io.throughline.contracts.continuity.watch.WatchRequest;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.TimelineEntry;
import io.throughline.contracts.remediation.NoticeKind;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.Reception;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The desk's side towards a watch, which goes on from one run to the next. */
final class WatchSide {
  private static final int LATEST_ENTRIES = 60;

  private final Reception.Parts parts;
  private final int references;

  /** Goes on with what the request carries; the person has agreed before. */
  WatchSide(Reception reception, WatchRequest request, WorkListener listener) {
    parts = reception.parts();
    references = request.references().size();
    parts.consent().carryOver();
    parts.events().onWork(listener);
    parts.passage().remember(request.references());
    WatchCarry carried = request.carried();
    if (carried != null) {
      parts.passage().remember(carried.accepted());
      parts.chronicle().resume(carried.timeline(), carried.noted());
      parts.review().resume(carried.cases());
    }
  }

  /** Nothing is asked of anybody. */
  void watching() {
    parts.chronicle().become(Stage.WATCH, JourneyState.WATCHING);
  }

  /** Notes what happened and waits for the ledger. */
  void note(String what, List<String> reasons, SortedMap<String, String> details) {
    parts.chronicle().note("", what, reasons, details);
    parts.chronicle().seal();
  }

  /** Tells the person that at this login a few seconds before the camera are wanted. */
  void ask(Step step) {
    parts
        .announcements()
        .toCandidate(
            NoticeKind.RECHECK_REQUESTED, Map.of("interaction", step.interaction().spoken()));
  }

  /** The watch is over, and nothing was wrong. */
  void end() {
    parts.chronicle().become(Stage.CLOSE, JourneyState.CLEARED);
    parts.chronicle().note("", "watch.ended", List.of());
  }

  /** Whether another run may take over: nothing is done, in force or waited for. */
  boolean idle() {
    return parts.remedies().idle();
  }

  /** Waits until the ledger, the figures and the mail server have all of this run. */
  void settle() {
    int undelivered = parts.announcements().settle();
    if (undelivered > 0) {
      parts.chronicle().note("", "notice.undelivered", List.of("mail.unreachable"));
    }
    parts.chronicle().settle();
    parts.chronicle().seal();
    parts.review().settle();
  }

  /** The captures of accepted re-checks, the latest last. */
  List<Capture> accepted(int most) {
    List<Capture> all = parts.passage().accepted();
    List<Capture> own = all.subList(references, all.size());
    return own.subList(Math.max(0, own.size() - most), own.size());
  }

  List<TimelineEntry> latest() {
    List<TimelineEntry> all = parts.chronicle().status().timeline();
    return all.subList(Math.max(0, all.size() - LATEST_ENTRIES), all.size());
  }

  int noted() {
    return parts.chronicle().noted();
  }

  int told() {
    return parts.announcements().told();
  }

  int cases() {
    return parts.review().opened();
  }
}
