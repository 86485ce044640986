package io.throughline.contracts.journey.hiring.cohort;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Starts a cohort. It is nobody's journey: its subject is a pseudonym of its own, whose key
 * protects what the cohort keeps.
 *
 * @param contacts {@code candidate} is the vendor's manager, {@code team} the people who ordered
 * @param timers {@code evidence} is for the attestation, {@code review} for each cluster
 */
public record CohortRequest(JourneyId journey, SubjectId subject, Contacts contacts, Timers timers)
    implements JourneyOrder {
  /** Nobody waits longer for a vendor to vouch for its people. */
  public static final Duration ATTESTATION = Duration.ofDays(14);

  /** A group that starts together; a larger one is several. */
  public static final int MOST_MEMBERS = 300;

  @Override
  public @Nullable DirectoryAccount account() {
    return null;
  }

  @Override
  public String rules() {
    return "cohort";
  }

  /** What the cohort is known by to its members. */
  public CohortName name() {
    return new CohortName(journey, subject);
  }
}
