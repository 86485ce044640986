package io.throughline.contracts.journey.status.friction;

import io.throughline.contracts.journey.status.Stage;
import java.time.Instant;

/**
 * One journey's whole way through one stage.
 *
 * @param holds how often it waited for a human's verdict there
 */
public record StagePassage(
    Stage stage, Instant enteredAt, Instant leftAt, StageExit exit, int holds, Friction friction) {
  public StagePassage {
    if (leftAt.isBefore(enteredAt) || holds < 0) {
      throw new IllegalArgumentException("a stage is entered before it is left");
    }
  }
}
