package io.throughline.activities.audit;

import io.throughline.contracts.audit.AuditActivities;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.failure.CustodyException;

/** Appends to the ledger, which takes each event key once. */
public final class LedgerAuditActivities implements AuditActivities {

  private final Ledger ledger;

  public LedgerAuditActivities(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public AuditReceipt record(AuditEvent event) {
    try {
      return ledger.append(event);
    } catch (CustodyException refused) {
      throw refused.code().failure("the ledger did not take the event");
    } catch (IllegalArgumentException contradicted) {
      // Another event under the same key: trying again cannot make it the same one.
      throw FailureCode.LEDGER_ALTERED.failure("the ledger holds another event under this key");
    }
  }
}
