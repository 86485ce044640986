package io.throughline.contracts.audit;

import java.util.List;

/** Events of one journey in the order in which they happened. */
public record AuditEvents(List<AuditEvent> events) {
  public AuditEvents {
    events = List.copyOf(events);
  }
}
