package io.throughline.contracts.journey.answer.review.appeal;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.JourneyDesk;
import io.throughline.contracts.journey.status.JourneyStatus;

/**
 * Has a journey that ended badly looked at again, by somebody who has not touched it: either what
 * was decided stands, or what was done is taken back. Time alone decides nothing.
 */
@WorkflowInterface
public interface AppealJourney extends JourneyDesk {
  /** As what the person hands a recording or a picture in. */
  InteractionId APPEAL = new InteractionId("appeal");

  /** Runs until somebody has decided and all is done; its last status is the result. */
  @WorkflowMethod(name = "AppealJourney")
  JourneyStatus run(AppealRequest request);

  /** What is appealed and why; for reviewers and the person's own page. */
  @QueryMethod
  AppealMatter matter();
}
