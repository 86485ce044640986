package io.throughline.workflows.evidence;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.contracts.identity.InteractionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The captures of all interactions that were accepted: what the next one is compared with. */
public final class Chain {
  private final List<Capture> captures = new ArrayList<>();
  private final Map<EvidenceAddress, Set<Use>> seen = new HashMap<>();

  /** What bytes were handed in for, and what was said of them. */
  private record Use(InteractionId interaction, @Nullable SubjectHint hint) {}

  public void extend(List<Capture> accepted) {
    captures.addAll(accepted);
  }

  /** The same capture by another model. */
  void replace(Capture stale, Capture renewed) {
    captures.replaceAll(capture -> capture.equals(stale) ? renewed : capture);
  }

  public List<Capture> captures() {
    return List.copyOf(captures);
  }

  /**
   * Whether these very bytes were handed in before, for whatever: a file that is shown twice proves
   * nobody's presence. The same interaction's own file may come again with another hint.
   */
  public boolean repeats(Step step, Evidence piece) {
    Set<Use> uses = seen.computeIfAbsent(piece.address(), _ -> new HashSet<>());
    boolean elsewhere =
        uses.stream().anyMatch(use -> !use.interaction().equals(step.captureName(piece.role())));
    return !uses.add(new Use(step.captureName(piece.role()), piece.hint())) || elsewhere;
  }

  /** How many captures by name it holds: a document and the selfie beside it are two. */
  public int length() {
    return (int) captures.stream().map(Capture::interaction).distinct().count();
  }
}
