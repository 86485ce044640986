package io.throughline.contracts.journey.status;

import java.time.Instant;
import java.util.List;

/**
 * One thing that happened.
 *
 * @param what dotted and stable, such as {@code evidence.received} or {@code decision.hold}
 * @param interaction such as {@code interview-2}, or empty where none is concerned
 */
public record TimelineEntry(
    Instant at, Stage stage, String interaction, String what, List<String> reasons) {
  public TimelineEntry {
    reasons = List.copyOf(reasons);
  }
}
