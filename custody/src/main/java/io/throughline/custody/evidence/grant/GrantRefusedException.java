package io.throughline.custody.evidence.grant;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.failure.CustodyException;

/** The grant is not ours, has expired, or gives leave for something else. */
public final class GrantRefusedException extends CustodyException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why a grant was refused. */
  public enum Why {
    FORGED,
    EXPIRED,
    OTHER_MODE
  }

  GrantRefusedException(Why why) {
    super(
        FailureCode.GRANT_REFUSED,
        switch (why) {
          case FORGED -> "the grant is not ours";
          case EXPIRED -> "the grant has expired";
          case OTHER_MODE -> "the grant gives leave for something else";
        });
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
