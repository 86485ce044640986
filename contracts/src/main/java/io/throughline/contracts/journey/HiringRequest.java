package io.throughline.contracts.journey;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;

/**
 * Starts a hiring journey.
 *
 * @param interviews 1 to 10
 */
public record HiringRequest(
    JourneyId journey, SubjectId subject, int interviews, Contacts contacts, Timers timers) {
  public HiringRequest {
    if (interviews < 1 || interviews > 10) {
      throw new IllegalArgumentException("a hiring journey has 1 to 10 interviews");
    }
  }
}
