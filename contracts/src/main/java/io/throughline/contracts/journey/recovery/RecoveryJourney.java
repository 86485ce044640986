package io.throughline.contracts.journey.recovery;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.status.JourneyStatus;

/**
 * Lets the owner of an account back in, and nobody else: tells the owner, freezes the factors,
 * waits for a proof by the owner's own link, gives one pass, and looks on for some days.
 */
@WorkflowInterface
public interface RecoveryJourney extends JourneyDesk {
  /** The one interaction that a recovery has. */
  InteractionId PROOF = new InteractionId("proof");

  /** Runs until the days after are over, or nobody was verified; its last status is the result. */
  @WorkflowMethod(name = "RecoveryJourney")
  JourneyStatus run(RecoveryRequest request);
}
