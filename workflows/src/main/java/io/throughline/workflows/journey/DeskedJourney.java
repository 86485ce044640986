package io.throughline.workflows.journey;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.JourneyDesk;
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
import io.throughline.contracts.journey.status.Awaited;
import io.throughline.contracts.journey.status.CaptureTask;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import io.throughline.workflows.engine.Patches;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What all kinds of journeys have in common towards those who tell them something. */
public abstract class DeskedJourney implements JourneyDesk {
  protected final Reception reception;

  protected DeskedJourney(Reception reception) {
    this.reception = reception;
  }

  @Override
  public final JourneyStatus answerConsent(ConsentAnswer answer) {
    return reception.take(answer);
  }

  @Override
  public final void checkConsent(ConsentAnswer answer) {
    reception.check(answer);
  }

  @Override
  public final EvidenceReceipt submitEvidence(EvidenceSubmission submission) {
    return reception.take(submission);
  }

  @Override
  public final void checkEvidence(EvidenceSubmission submission) {
    reception.check(submission);
  }

  @Override
  public final JourneyStatus answerReview(ReviewAnswer answer) {
    return reception.take(answer);
  }

  @Override
  public final void checkReview(ReviewAnswer answer) {
    reception.check(answer);
  }

  @Override
  public final ReviewCase assignReview(ReviewAssignment assignment) {
    return reception.take(assignment);
  }

  @Override
  public final void checkAssignment(ReviewAssignment assignment) {
    reception.check(assignment);
  }

  @Override
  public final JourneyStatus takeRequest(PersonRequest request) {
    return reception.take(request);
  }

  @Override
  public final void checkRequest(PersonRequest request) {
    reception.check(request);
  }

  @Override
  public final ReviewPacks packs() {
    return reception.parts().review().packs();
  }

  @Override
  public final Contacts contacts() {
    return reception.order().contacts();
  }

  @Override
  public final @Nullable DirectoryAccount account() {
    return reception.order().account();
  }

  @Override
  public final EventReceipt report(ExternalEvent event) {
    return reception.take(event);
  }

  @Override
  public final void checkEvent(ExternalEvent event) {
    reception.check(event);
  }

  @Override
  public final ContinuityMatrix continuity() {
    return reception.parts().passage().continuity();
  }

  @Override
  public final CaptureTask task() {
    Awaited awaited = status().awaited();
    boolean evidence = awaited != null && awaited.what().equals("evidence");
    return new CaptureTask(
        evidence,
        reception.parts().passage().attempt(),
        reception.parts().passage().challenge(),
        Instant.ofEpochMilli(Workflow.getInfo().getRunStartedTimestampMillis()));
  }

  @Override
  public final JourneyStatus status() {
    return reception.status();
  }

  /**
   * Plays the story to its end, and leaves nothing open behind.
   *
   * @param calledOff what is done instead once it is broken off
   */
  protected final JourneyStatus play(CancellationScope story, Runnable calledOff) {
    boolean _ = Patches.shortSteps();
    reception.parts().events().onWithdrawal(story::cancel);
    try {
      story.run();
    } catch (CanceledFailure cancelled) {
      Workflow.newDetachedCancellationScope(calledOff).run();
    } catch (ActivityFailure failure) {
      if (brokenOff()) {
        Workflow.newDetachedCancellationScope(calledOff).run();
      } else {
        reception.handOver(failure);
      }
    }
    Workflow.newDetachedCancellationScope(reception::leave).run();
    return reception.status();
  }

  /** Whether the journey itself broke its story off. */
  protected boolean brokenOff() {
    return false;
  }
}
