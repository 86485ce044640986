package io.throughline.contracts.journey.status;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.friction.JourneyFriction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a caller may see of a journey: no score, no personal data.
 *
 * @param awaited absent while the journey works by itself or has ended
 * @param brokenLink the link that does not hold; absent while all hold
 * @param prompts extra prompts that the person was given beyond the ordinary steps
 * @param friction what it has cost the person; absent in a status from before it was measured
 */
public record JourneyStatus(
    JourneyId journey,
    JourneyState state,
    Stage stage,
    @Nullable Awaited awaited,
    @Nullable Link brokenLink,
    int prompts,
    List<TimelineEntry> timeline,
    @Nullable JourneyFriction friction) {
  public JourneyStatus {
    timeline = List.copyOf(timeline);
  }
}
