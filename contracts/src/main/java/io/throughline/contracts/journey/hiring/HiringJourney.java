package io.throughline.contracts.journey.hiring;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
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

  /**
   * Takes what was found on a stage between identity and day one; until the person is cleared, each
   * replaces what was found on that stage before.
   */
  @UpdateMethod
  JourneyStatus submitFindings(Findings findings);

  @UpdateValidatorMethod(updateName = "submitFindings")
  void checkFindings(Findings findings);
}
