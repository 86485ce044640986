package io.throughline.contracts.journey.recovery;

import io.temporal.activity.ActivityInterface;
import io.throughline.contracts.identity.JourneyId;

/** What lately happened to the account of a recovery's owner. */
@ActivityInterface
public interface AccountActivities {
  /**
   * By what was reported of any of the owner's journeys. Fails with {@code FIGURES_UNREACHABLE},
   * tried again.
   */
  AccountSigns signs(JourneyId recovery);
}
