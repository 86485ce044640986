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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was found, early or late. What was entered replaces what was found before on its
 * stage; a call back, or somebody who shares an account, adds to it.
 */
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
    boolean asked =
        wanted != null
            && asked(wanted, findings.stage())
            && (!adds(findings) || latest.containsKey(findings.stage()));
    return asked ? Optional.empty() : Optional.of(Refusal.FINDINGS_NOT_AWAITED);
  }

  private static boolean asked(Preboarding wanted, Stage stage) {
    return stage == Stage.BACKGROUND ? wanted.background() : wanted.logistics();
  }

  /** Takes what was not refused, once. */
  public void take(Findings findings) {
    if (taken.putIfAbsent(findings.requestId(), findings) == null) {
      Set<String> found = new TreeSet<>(findings.found());
      if (adds(findings)) {
        found.addAll(latest.getOrDefault(findings.stage(), List.of()));
      }
      latest.put(findings.stage(), List.copyOf(found));
      fresh.add(findings.stage());
      chronicle.note(findings.stage().word(), "findings.received", findings.found());
    }
  }

  private static boolean adds(Findings findings) {
    return findings.stage() == Stage.LOGISTICS
        && findings.found().stream()
            .allMatch(word -> word.startsWith("call-back.") || word.endsWith("-shared"));
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
