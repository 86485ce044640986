package io.throughline.contracts.journey;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.EvidenceReceipt;
import io.throughline.contracts.journey.answer.EvidenceSubmission;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPacks;
import io.throughline.contracts.journey.status.CaptureTask;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import org.jspecify.annotations.Nullable;

/**
 * What every journey takes and tells while it runs. Refused updates fail with the reason of a
 * {@link io.throughline.contracts.journey.answer.Refusal} as their message.
 */
public interface JourneyDesk {
  @UpdateMethod
  JourneyStatus answerConsent(ConsentAnswer answer);

  @UpdateValidatorMethod(updateName = "answerConsent")
  void checkConsent(ConsentAnswer answer);

  @UpdateMethod
  EvidenceReceipt submitEvidence(EvidenceSubmission submission);

  @UpdateValidatorMethod(updateName = "submitEvidence")
  void checkEvidence(EvidenceSubmission submission);

  @UpdateMethod
  JourneyStatus answerReview(ReviewAnswer answer);

  @UpdateValidatorMethod(updateName = "answerReview")
  void checkReview(ReviewAnswer answer);

  /** Answers the case as it then stands. */
  @UpdateMethod
  ReviewCase assignReview(ReviewAssignment assignment);

  @UpdateValidatorMethod(updateName = "assignReview")
  void checkAssignment(ReviewAssignment assignment);

  @UpdateMethod
  JourneyStatus takeRequest(PersonRequest request);

  @UpdateValidatorMethod(updateName = "takeRequest")
  void checkRequest(PersonRequest request);

  @UpdateMethod
  EventReceipt report(ExternalEvent event);

  @UpdateValidatorMethod(updateName = "report")
  void checkEvent(ExternalEvent event);

  @QueryMethod
  JourneyStatus status();

  /** Who is the same human in which interaction, as far as was told. */
  @QueryMethod
  ContinuityMatrix continuity();

  /** What is asked of the person now; for the person's own page and nobody else. */
  @QueryMethod
  CaptureTask task();

  /** What reviewers are shown. */
  @QueryMethod
  ReviewPacks packs();

  /** The person's account in the directory, for what is done to it; null if none is known. */
  @QueryMethod
  @Nullable DirectoryAccount account();

  /** Whom the journey tells; for the person's own page and nobody else. */
  @QueryMethod
  Contacts contacts();
}
