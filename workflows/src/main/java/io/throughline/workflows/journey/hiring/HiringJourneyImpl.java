package io.throughline.workflows.journey.hiring;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.EvidenceReceipt;
import io.throughline.contracts.journey.EvidenceSubmission;
import io.throughline.contracts.journey.HiringJourney;
import io.throughline.contracts.journey.HiringRequest;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.contracts.journey.answer.PersonRequest;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.ReviewAssignment;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.answer.review.ReviewPacks;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.Reception;

/** One human applies, agrees, is interviewed, shows an identity, and comes to work. */
public final class HiringJourneyImpl implements HiringJourney {
  private final Reception reception;

  /** Before the first update can come in, there is a desk to take it. */
  @WorkflowInit
  public HiringJourneyImpl(HiringRequest request) {
    reception = new Reception(request);
  }

  @Override
  public JourneyStatus run(HiringRequest request) {
    CancellationScope story = Workflow.newCancellationScope(() -> tell(request));
    reception.onWithdrawal(story::cancel);
    try {
      story.run();
    } catch (CanceledFailure cancelled) {
      Workflow.newDetachedCancellationScope(reception::cancel).run();
    } catch (ActivityFailure distrusted) {
      reception.handOver(distrusted);
    }
    Workflow.newDetachedCancellationScope(reception::leave).run();
    return reception.status();
  }

  private void tell(HiringRequest request) {
    reception.apply();
    if (!reception.consented()) {
      return;
    }
    for (int n = 1; n <= request.interviews(); n++) {
      if (!reception.passes(Step.meeting(Stage.INTERVIEW, "interview-" + n))) {
        return;
      }
    }
    if (!reception.passes(Step.identity())) {
      return;
    }
    if (!reception.passes(Step.meeting(Stage.DAY_ONE, "day-one"))) {
      return;
    }
    reception.clear();
  }

  @Override
  public JourneyStatus answerConsent(ConsentAnswer answer) {
    return reception.take(answer);
  }

  @Override
  public void checkConsent(ConsentAnswer answer) {
    reception.check(answer);
  }

  @Override
  public EvidenceReceipt submitEvidence(EvidenceSubmission submission) {
    return reception.take(submission);
  }

  @Override
  public void checkEvidence(EvidenceSubmission submission) {
    reception.check(submission);
  }

  @Override
  public JourneyStatus answerReview(ReviewAnswer answer) {
    return reception.take(answer);
  }

  @Override
  public void checkReview(ReviewAnswer answer) {
    reception.check(answer);
  }

  @Override
  public ReviewCase assignReview(ReviewAssignment assignment) {
    return reception.take(assignment);
  }

  @Override
  public void checkAssignment(ReviewAssignment assignment) {
    reception.check(assignment);
  }

  @Override
  public JourneyStatus takeRequest(PersonRequest request) {
    return reception.take(request);
  }

  @Override
  public void checkRequest(PersonRequest request) {
    reception.check(request);
  }

  @Override
  public ReviewPacks packs() {
    return reception.packs();
  }

  @Override
  public Contacts contacts() {
    return reception.contacts();
  }

  @Override
  public EventReceipt report(ExternalEvent event) {
    return reception.take(event);
  }

  @Override
  public void checkEvent(ExternalEvent event) {
    reception.check(event);
  }

  @Override
  public JourneyStatus status() {
    return reception.status();
  }
}
