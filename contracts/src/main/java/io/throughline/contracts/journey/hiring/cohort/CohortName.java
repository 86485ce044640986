package io.throughline.contracts.journey.hiring.cohort;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;

/** Which cohort it is. */
public record CohortName(JourneyId journey, SubjectId subject) {
  /** Of the workflow that leads it. */
  public String workflowId() {
    return WorkflowIds.of("cohort", subject, journey);
  }
}
