package io.throughline.workflows.evidence;

import io.throughline.contracts.continuity.Capture;
import java.util.ArrayList;
import java.util.List;

/** The captures of all interactions that were accepted: what the next one is compared with. */
public final class Chain {
  private final List<Capture> captures = new ArrayList<>();

  public void extend(List<Capture> accepted) {
    captures.addAll(accepted);
  }

  public List<Capture> captures() {
    return List.copyOf(captures);
  }

  /** How many interactions it holds. */
  public int length() {
    return (int) captures.stream().map(Capture::interaction).distinct().count();
  }
}
