package io.throughline.contracts.journey.status.friction;

import io.throughline.contracts.journey.status.Stage;
import java.util.List;

/**
 * What a journey has cost the person so far.
 *
 * @param stages in the order in which they were entered; only those in which a person is asked
 */
public record JourneyFriction(Friction total, List<OfStage> stages) {
  public JourneyFriction {
    stages = List.copyOf(stages);
  }

  /** What one stage has cost. */
  public record OfStage(Stage stage, Friction friction) {}

  /** Of these stages and of all together. */
  public static JourneyFriction of(List<OfStage> stages) {
    Friction total =
        stages.stream().map(OfStage::friction).reduce(Friction.NONE, (a, b) -> a.plus(b));
    return new JourneyFriction(total, stages);
  }
}
