package io.throughline.contracts.journey.status.friction;

import io.temporal.activity.ActivityInterface;

/** Keeps how journeys go through their stages, for the report of friction and drop-out. */
@ActivityInterface
public interface FrictionActivities {
  /**
   * Notes a move; the same one again changes nothing, and moves may come in any order. Fails with
   * {@code FIGURES_UNREACHABLE} (tried again).
   */
  void recordMove(StageMove move);
}
