package io.throughline.workflows.evidence;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The captures of all interactions that were accepted: what the next one is compared with. */
public final class Chain {
  private final List<Capture> captures = new ArrayList<>();
  private final Set<EvidenceAddress> seen = new HashSet<>();

  public void extend(List<Capture> accepted) {
    captures.addAll(accepted);
  }

  public List<Capture> captures() {
    return List.copyOf(captures);
  }

  /**
   * Whether these very bytes were handed in before, for whatever: a file that is shown twice proves
   * nobody's presence.
   */
  public boolean repeats(Evidence piece) {
    return !seen.add(piece.address());
  }

  /** How many captures by name it holds: a document and the selfie beside it are two. */
  public int length() {
    return (int) captures.stream().map(Capture::interaction).distinct().count();
  }
}
