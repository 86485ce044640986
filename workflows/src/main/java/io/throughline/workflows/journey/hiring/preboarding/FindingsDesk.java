package io.throughline.workflows.journey.hiring.preboarding;

import io.throughline.contracts.journey.answer.Refusal;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.workflows.audit.Chronicle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what was found, early or late; the latest of a stage counts, until it is weighed. */
public final class FindingsDesk {
  private final @Nullable Preboarding wanted;
  private final Chronicle chronicle;
  private final Map<String, Findings> taken = new HashMap<>();
  private final Map<Stage, List<String>> latest = new EnumMap<>(Stage.class);
  private final Set<Stage> fresh = new HashSet<>();

  public FindingsDesk(@Nullable Preboarding wanted, Chronicle chronicle) {
    this.wanted = wanted;
    this.chronicle = chronicle;
  }

  /** Why they are not taken; empty for what was taken before, too. */
  public Optional<Refusal> refusal(Findings findings) {
    Findings known = taken.get(findings.requestId());
    if (known != null) {
      return known.equals(findings) ? Optional.empty() : Optional.of(Refusal.REQUEST_REUSED);
    }
    if (chronicle.state().ended()) {
      return Optional.of(Refusal.JOURNEY_ENDED);
    }
    boolean asked = wanted != null && asked(wanted, findings.stage());
    return asked ? Optional.empty() : Optional.of(Refusal.FINDINGS_NOT_AWAITED);
  }

  private static boolean asked(Preboarding wanted, Stage stage) {
    return stage == Stage.BACKGROUND ? wanted.background() : wanted.logistics();
  }

  /** Takes what was not refused, once. */
  public void take(Findings findings) {
    if (taken.putIfAbsent(findings.requestId(), findings) == null) {
      latest.put(findings.stage(), findings.found());
      fresh.add(findings.stage());
      chronicle.note(findings.stage().word(), "findings.received", findings.found());
    }
  }

  /** Whether something of that stage was not weighed yet. */
  boolean fresh(Stage stage) {
    return fresh.contains(stage);
  }

  /** What was found last, to be weighed now; empty if nothing was. */
  List<String> weigh(Stage stage) {
    fresh.remove(stage);
    return latest.getOrDefault(stage, List.of());
  }
}
