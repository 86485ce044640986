package io.throughline.contracts.evidence;

import io.temporal.activity.ActivityInterface;

/** Opens the vault for the worker that holds no keys. */
@ActivityInterface
public interface EvidenceActivities {
  /** Fails with {@code KEY_DESTROYED} once the subject is erased. */
  Grants issueGrants(GrantRequest request);
}
