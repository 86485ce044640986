package io.throughline.contracts.policy;

import io.temporal.activity.ActivityInterface;

/** Asks policy; an undefined answer is a hold, an unreachable policy is a failure. */
@ActivityInterface
public interface PolicyActivities {
  /** Fails with {@code POLICY_UNREACHABLE} or {@code POLICY_MALFORMED}, both tried again. */
  Decision decide(PolicyQuestion question);
}
