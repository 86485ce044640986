package io.throughline.contracts.journey;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import org.jspecify.annotations.Nullable;

/**
 * Starts a hiring journey.
 *
 * @param interviews 1 to 10
 * @param account of the person in the directory; absent if none is known
 */
public record HiringRequest(
    JourneyId journey,
    SubjectId subject,
    int interviews,
    Contacts contacts,
    Timers timers,
    @Nullable DirectoryAccount account) {
  public HiringRequest {
    if (interviews < 1 || interviews > 10) {
      throw new IllegalArgumentException("a hiring journey has 1 to 10 interviews");
    }
  }
}
