package io.throughline.server.journeys.cohort;

import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.journey.Timers;
import io.throughline.server.journeys.cohort.roster.RosterRow;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.Order;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a roster, ordered.
 *
 * @param returning the person's earlier journey in a cohort that he or she has left; null for a new
 *     person
 */
public record OnboardingOrder(
    JourneyRegistry.Entry cohort,
    RosterRow row,
    Timers timers,
    JourneyRegistry.@Nullable Entry returning)
    implements Order {
  /** The kind of journey, in ids and documents. */
  public static final String KIND = "onboarding";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<SubjectId> person() {
    return Optional.ofNullable(returning).map(JourneyRegistry.Entry::subject);
  }

  @Override
  public byte[] canonical() {
    return String.join("\u001f", KIND, cohort.journey().value(), row.canonical(), timers.toString())
        .getBytes(StandardCharsets.UTF_8);
  }
}
