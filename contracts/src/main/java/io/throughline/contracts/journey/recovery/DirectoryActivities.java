package io.throughline.contracts.journey.recovery;

import io.temporal.activity.ActivityInterface;
import io.throughline.contracts.remediation.action.DirectoryAccount;

/** What the directory says of an account; no caller's word counts for it. */
@ActivityInterface
public interface DirectoryActivities {
  /** Fails with {@code REMEDY_UNREACHABLE}, tried again; all else is an answer. */
  AccountStanding standing(DirectoryAccount account);
}
