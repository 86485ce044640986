package io.throughline.contracts.remediation.action;

import io.temporal.activity.ActivityInterface;

/** Does things to the world, once in effect for each order key. */
@ActivityInterface
public interface RemedyActivities {
  /** Fails with {@code REMEDY_UNREACHABLE}, tried again; all else is in the receipt. */
  RemedyReceipt carryOut(RemedyOrder order);
}
