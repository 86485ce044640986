package io.throughline.workflows.evidence;

import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes evidence for the one interaction that the journey waits for; the same request twice is one.
 */
public final class Inbox {
  private final Map<String, EvidenceReceipt> receipts = new HashMap<>();
  private final Map<EvidenceRole, Evidence> pieces = new LinkedHashMap<>();
  private @Nullable Step step;
  private int attempt;
  private boolean last;
  private boolean knownBrowser;

  /** Opens an empty inbox for that attempt. */
  public void open(Step awaited, int awaitedAttempt) {
    pieces.clear();
    step = awaited;
    attempt = awaitedAttempt;
    last = false;
    knownBrowser = false;
  }

  /** From now on nothing is taken. */
  public void close() {
    step = null;
  }

  /** Whether this very request was taken before. */
  public boolean repeats(EvidenceSubmission submission) {
    return receipts.containsKey(submission.requestId());
  }

  public Optional<Refusal> refusal(EvidenceSubmission submission) {
    EvidenceReceipt known = receipts.get(submission.requestId());
    EvidenceRole role = submission.evidence().role();
    if (known != null) {
      boolean same =
          known.interaction().equals(submission.interaction())
              && known.address().equals(submission.evidence().address());
      return same ? Optional.empty() : Optional.of(Refusal.REQUEST_REUSED);
    }
    if (step == null || !step.interaction().equals(submission.interaction())) {
      return Optional.of(Refusal.INTERACTION_NOT_AWAITED);
    }
    if (!step.roles().contains(role)) {
      return Optional.of(Refusal.ROLE_NOT_AWAITED);
    }
    return pieces.containsKey(role) ? Optional.of(Refusal.ROLE_FILLED) : Optional.empty();
  }

  /** Takes what was not refused. */
  public EvidenceReceipt take(EvidenceSubmission submission) {
    EvidenceReceipt known = receipts.get(submission.requestId());
    if (known != null) {
      return known;
    }
    pieces.put(submission.evidence().role(), submission.evidence());
    last |= submission.last();
    knownBrowser |= Boolean.TRUE.equals(submission.knownBrowser());
    EvidenceReceipt receipt =
        new EvidenceReceipt(
            submission.interaction(), submission.evidence().address(), attempt, stillAwaited());
    receipts.put(submission.requestId(), receipt);
    return receipt;
  }

  public boolean complete() {
    return stillAwaited().isEmpty();
  }

  public List<EvidenceRole> stillAwaited() {
    return step == null || last ? List.of() : missing();
  }

  /** Whether some of it came from a browser that is known to be the person's. */
  public boolean knownBrowser() {
    return knownBrowser;
  }

  /** Roles that nothing came for. */
  public List<EvidenceRole> missing() {
    return step == null || (step.oneIsEnough() && !pieces.isEmpty())
        ? List.of()
        : step.needed().stream().filter(role -> !pieces.containsKey(role)).toList();
  }

  public List<Evidence> pieces() {
    return List.copyOf(pieces.values());
  }
}
