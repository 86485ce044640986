package io.throughline.custody.audit;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.failure.CustodyException;

/** The ledger's rows contradict each other or its signature. */
public final class LedgerAlteredException extends CustodyException {
  private static final long serialVersionUID = 1L;

  public LedgerAlteredException(String reason) {
    super(FailureCode.LEDGER_ALTERED, reason);
  }
}
