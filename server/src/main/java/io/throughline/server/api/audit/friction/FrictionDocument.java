package io.throughline.server.api.audit.friction;

import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.JourneyFriction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one journey has cost the person so far.
 *
 * @param stages those that were entered, in order
 */
public record FrictionDocument(Cost total, List<StageCost> stages) {

  /**
   * What was spent.
   *
   * @param seconds that recordings last, of the attempts whose length is known; null where none is
   * @param extraSeconds the part of it in attempts after the first
   * @param unmeasured attempts whose length is not known
   * @param elapsedSeconds from asking to the last piece or answer; null where nothing came
   * @param bytes of evidence
   * @param extraBytes the part of it in attempts after the first
   */
  public record Cost(
      @Nullable Double seconds,
      @Nullable Double extraSeconds,
      int unmeasured,
      @Nullable Double elapsedSeconds,
      int prompts,
      int retries,
      long bytes,
      long extraBytes) {
    static Cost of(Friction friction) {
      return new Cost(
          friction.total().seconds(),
          friction.extra().seconds(),
          friction.total().unmeasured(),
          friction.elapsedSeconds(),
          friction.prompts(),
          friction.retries(),
          friction.total().bytes(),
          friction.extra().bytes());
    }
  }

  /** What was spent in one stage. */
  public record StageCost(String stage, Cost cost) {}

  /** As callers see it. */
  public static FrictionDocument of(JourneyFriction friction) {
    return new FrictionDocument(
        Cost.of(friction.total()),
        friction.stages().stream()
            .map(one -> new StageCost(one.stage().word(), Cost.of(one.friction())))
            .toList());
  }
}
