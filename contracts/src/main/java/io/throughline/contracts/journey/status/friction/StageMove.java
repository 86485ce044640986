package io.throughline.contracts.journey.status.friction;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journey left a stage, or entered one, or both.
 *
 * @param left absent at the first stage
 * @param entered absent after the last one
 */
public record StageMove(JourneyId journey, @Nullable StagePassage left, @Nullable Entry entered) {
  public StageMove {
    if (left == null && entered == null) {
      throw new IllegalArgumentException("a move leaves or enters a stage");
    }
  }

  /** The stage that is entered. */
  public record Entry(Stage stage, Instant at) {}
}
