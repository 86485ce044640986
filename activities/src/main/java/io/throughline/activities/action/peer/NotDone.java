package io.throughline.activities.action.peer;

import io.throughline.contracts.remediation.action.RemedyReceipt;

/** A remedy that is not done, and will not be by trying again. */
public final class NotDone extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final RemedyReceipt.State state;
  private final String reason;

  private NotDone(RemedyReceipt.State state, String reason) {
    super(reason);
    this.state = state;
    this.reason = reason;
  }

  /** There is nothing to do it to. */
  public static NotDone notApplicable(String reason) {
    return new NotDone(RemedyReceipt.State.NOT_APPLICABLE, reason);
  }

  /** Somebody says no for good. */
  public static NotDone refused(String reason) {
    return new NotDone(RemedyReceipt.State.REFUSED, reason);
  }

  public RemedyReceipt.State state() {
    return state;
  }

  /** Dotted and stable, without personal data. */
  public String reason() {
    return reason;
  }
}
