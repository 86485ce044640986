package io.throughline.contracts.journey.hiring;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.status.JourneyStatus;

/** Proves that one human applies, is interviewed, shows an identity and starts work. */
@WorkflowInterface
public interface HiringJourney extends JourneyDesk {
  /** Runs until the journey has ended; its last status is the result. */
  @WorkflowMethod(name = "HiringJourney")
  JourneyStatus run(HiringRequest request);

  /** The captures of all interactions that were accepted, in order; also once it has ended. */
  @QueryMethod
  ContinuityRecord record();
}
