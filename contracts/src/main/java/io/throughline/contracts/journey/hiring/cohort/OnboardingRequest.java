package io.throughline.contracts.journey.hiring.cohort;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyOrder;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the journey of one member of a cohort.
 *
 * @param contacts {@code team} are the people who ordered the cohort
 * @param account of the person in the directory; absent if none is known
 * @param references what an earlier journey of the same person accepted; empty for a new one
 * @param watch that follows by itself once the person works; absent: none
 */
public record OnboardingRequest(
    JourneyId journey,
    SubjectId subject,
    CohortName cohort,
    Contacts contacts,
    Timers timers,
    @Nullable DirectoryAccount account,
    List<Capture> references,
    @Nullable WatchPlan watch)
    implements JourneyOrder {
  public OnboardingRequest {
    references = List.copyOf(references);
  }

  @Override
  public String rules() {
    return "onboarding";
  }
}
