package io.throughline.contracts.audit;

import io.temporal.activity.ActivityInterface;

/** Writes to the ledger, once for each event key. */
@ActivityInterface
public interface AuditActivities {
  /** Fails with {@code LEDGER_UNREACHABLE} (tried again) or {@code KEY_DESTROYED}. */
  AuditReceipt record(AuditEvent event);

  /** All events in their order; a repeat after a failure in the middle writes only the rest. */
  default AuditReceipts recordAll(AuditEvents events) {
    return new AuditReceipts(events.events().stream().map(this::record).toList());
  }
}
