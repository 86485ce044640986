package io.throughline.workflows.journey.hiring.cohort;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.journey.hiring.cohort.OnboardingJourney;
import io.throughline.contracts.journey.hiring.cohort.OnboardingRequest;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.DeskedJourney;
import io.throughline.workflows.journey.Reception;
import io.throughline.workflows.journey.hiring.Following;

/** One human agrees, enrols, is trained, and sits down at a seat of his or her own. */
public final class OnboardingJourneyImpl extends DeskedJourney implements OnboardingJourney {
  private final OnboardingSide side;
  private boolean confirmed;

  /** Before the first update can come in, there is a desk to take it. */
  @WorkflowInit
  public OnboardingJourneyImpl(OnboardingRequest request) {
    super(new Reception(request));
    side = new OnboardingSide(reception.parts(), request);
  }

  @Override
  public void run(OnboardingRequest request) {
    CancellationScope story = Workflow.newCancellationScope(() -> tell(request));
    side.onConfirmed(() -> {
      confirmed = true;
      story.cancel();
    });
    JourneyStatus _ = play(story, this::calledOff);
    side.ended();
  }

  private void tell(OnboardingRequest request) {
    reception.apply();
    if (!reception.consented() || !reception.passes(Step.enrolment())) {
      return;
    }
    side.enrolled();
    if (!reception.passes(Step.meeting(Stage.TRAINING, OnboardingJourney.TRAINING.value()))) {
      return;
    }
    if (!side.bound() || !reception.passes(Step.seat()) || !side.vouchedFor()) {
      return;
    }
    reception.clear();
    Following.follow(request, request.watch(), reception.parts().chronicle());
  }

  /** A human said that it is somebody else's second name, or somebody called the journey off. */
  private void calledOff() {
    if (confirmed) {
      side.limit("cluster.same-person");
    } else {
      reception.cancel();
    }
  }

  @Override
  protected boolean brokenOff() {
    return confirmed;
  }

  @Override
  public ContinuityRecord record() {
    return reception.record();
  }

  @Override
  public void stand(Standing standing) {
    side.take(standing);
  }

  @Override
  public JourneyStatus bindSeat(SeatBinding binding) {
    side.take(binding);
    return reception.status();
  }

  @Override
  public void checkSeat(SeatBinding binding) {
    side.check(binding);
  }
}
