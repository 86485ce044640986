package io.throughline.contracts.journey.status;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.friction.JourneyFriction;
import io.throughline.contracts.remediation.action.RemedyInForce;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a caller may see of a journey: no score, no personal data.
 *
 * @param awaited absent while the journey works by itself or has ended
 * @param brokenLink the link that does not hold; absent while all hold
 * @param prompts extra prompts that the person was given beyond the ordinary steps
 * @param friction what it has cost the person; absent in a status from before it was measured
 * @param remedies what was done and not taken back, in the order in which it was done
 */
public record JourneyStatus(
    JourneyId journey,
    JourneyState state,
    Stage stage,
    @Nullable Awaited awaited,
    @Nullable Link brokenLink,
    int prompts,
    List<TimelineEntry> timeline,
    @Nullable JourneyFriction friction,
    List<RemedyInForce> remedies) {
  public JourneyStatus {
    timeline = List.copyOf(timeline);
    // Results of older journeys have none.
    remedies = List.copyOf(Objects.requireNonNullElse(remedies, List.of()));
  }
}
