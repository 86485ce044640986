package io.throughline.workflows.journey;

import io.temporal.failure.ActivityFailure;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.workflows.audit.Chronicle;
import io.throughline.workflows.journey.watch.WorkListener;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes what other systems report: each event once, and none undoes a newer fact of the same line.
 */
public final class EventDesk {
  /** A source that never stops must not fill a history. */
  private static final int MOST_EVENTS = 200;

  private final Chronicle chronicle;
  private final Map<String, EventReceipt> receipts = new HashMap<>();
  private final Map<ExternalEvent.Line, ExternalEvent> newest =
      new EnumMap<>(ExternalEvent.Line.class);
  private @Nullable Runnable withdrawal;
  private @Nullable WorkListener work;
  private boolean withdrawn;

  EventDesk(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /** What ends the journey when the application is withdrawn, even if it was already. */
  void onWithdrawal(Runnable end) {
    withdrawal = end;
    if (withdrawn) {
      end.run();
    }
  }

  public void onWork(WorkListener listener) {
    work = listener;
  }

  boolean withdrawn() {
    return withdrawn;
  }

  boolean repeats(ExternalEvent event) {
    return receipts.containsKey(event.id()) || (work != null && work.repeats(event));
  }

  Optional<Refusal> refusal(ExternalEvent event) {
    boolean room = receipts.size() < MOST_EVENTS || weighed(event);
    return room ? Optional.empty() : Optional.of(Refusal.EVENTS_TOO_MANY);
  }

  /** Notes what was not refused; a late event is written down and does nothing. */
  EventReceipt take(ExternalEvent event) {
    WorkListener listener = work;
    if (listener != null && weighed(event)) {
      return listener.take(event);
    }
    EventReceipt known = receipts.get(event.id());
    if (known != null) {
      return known;
    }
    ExternalEvent before = newest.get(event.type().line());
    boolean late = before != null && event.before(before);
    EventReceipt receipt = new EventReceipt(event.id(), late);
    receipts.put(event.id(), receipt);
    note(event, late);
    if (!late) {
      newest.put(event.type().line(), event);
      follow(event);
    }
    seal();
    return receipt;
  }

  private boolean weighed(ExternalEvent event) {
    return work != null && event.type().line() == ExternalEvent.Line.WORK;
  }

  private void follow(ExternalEvent event) {
    if (event.type() == ExternalEvent.Type.APPLICATION_WITHDRAWN) {
      withdrawn = true;
      if (withdrawal != null) {
        withdrawal.run();
      }
    }
  }

  private void note(ExternalEvent event, boolean late) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("event", event.id());
    details.put("occurredAt", event.occurredAt().toString());
    details.put("sequence", Long.toString(event.sequence()));
    String what = "event." + event.type().word();
    chronicle.note("", what, late ? List.of("event.late") : List.of(), details);
  }

  /** A ledger that refuses for good is met by the journey itself before its next decision. */
  private void seal() {
    try {
      chronicle.seal();
    } catch (ActivityFailure distrusted) {
      // The event stays among what is unwritten.
    }
  }
}
