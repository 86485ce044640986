package io.throughline.contracts.audit;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that must be provable later.
 *
 * @param key idempotency key, journey/stage/step
 * @param what dotted and stable, such as {@code decision.hold}
 * @param at workflow time
 * @param details sorted, so that the same event has the same bytes
 */
public record AuditEvent(
    String key,
    SubjectId subject,
    JourneyId journey,
    String what,
    Instant at,
    SortedMap<String, String> details) {
  public AuditEvent {
    details = new TreeMap<>(details);
  }
}
