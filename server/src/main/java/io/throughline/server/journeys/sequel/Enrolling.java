package io.throughline.server.journeys.sequel;

import io.throughline.server.journeys.cohort.OnboardingOrder;
import io.throughline.server.journeys.registry.HiringOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.util.Set;

/** Journeys that enrol somebody: what they accepted, later ones compare with. */
final class Enrolling {
  private static final Set<String> KINDS = Set.of(HiringOrder.KIND, OnboardingOrder.KIND);

  private Enrolling() {}

  static boolean is(JourneyRegistry.Entry journey) {
    return KINDS.contains(journey.kind());
  }
}
