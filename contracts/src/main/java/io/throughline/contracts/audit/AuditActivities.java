package io.throughline.contracts.audit;

import io.temporal.activity.ActivityInterface;

/** Writes to the ledger, once for each event key. */
@ActivityInterface
public interface AuditActivities {
  /** Fails with {@code LEDGER_UNREACHABLE} (tried again) or {@code KEY_DESTROYED}. */
  AuditReceipt record(AuditEvent event);
}
