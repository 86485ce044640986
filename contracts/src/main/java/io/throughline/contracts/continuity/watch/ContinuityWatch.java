package io.throughline.contracts.continuity.watch;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.status.JourneyStatus;

/**
 * Sees to it, from day two on, that who works is who was hired: weighs what other systems report,
 * and asks for a few seconds before the camera at a normal login, seldom. Runs for years, anew from
 * time to time under the same id.
 */
@WorkflowInterface
public interface ContinuityWatch extends JourneyDesk {
  /** Runs until the watch is over; its last status is the result. */
  @WorkflowMethod(name = "ContinuityWatch")
  JourneyStatus run(WatchRequest request);
}
