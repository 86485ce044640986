package io.throughline.contracts.continuity.watch;

import io.throughline.contracts.continuity.Capture;
import java.util.List;

/** The references that a journey has accepted, in the order of their interactions. */
public record ContinuityRecord(List<Capture> captures) {
  public ContinuityRecord {
    captures = List.copyOf(captures);
  }
}
