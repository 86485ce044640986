package io.throughline.workflows.journey.hiring;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.workflows.Activities;
import io.throughline.workflows.Patches;
import io.throughline.workflows.evidence.Failures;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.DeskedJourney;
import io.throughline.workflows.journey.Reception;
import java.util.List;

/** One human applies, agrees, is interviewed, shows an identity, and comes to work. */
public final class HiringJourneyImpl extends DeskedJourney implements HiringJourney {
  /** Before the first update can come in, there is a desk to take it. */
  @WorkflowInit
  public HiringJourneyImpl(HiringRequest request) {
    super(new Reception(request));
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
    if (!reception.passes(dayOne(request))) {
      return;
    }
    reception.clear();
    follow(request);
  }

  /** What cannot begin in a day is left to people, who find it in the timeline. */
  private void follow(HiringRequest request) {
    WatchPlan plan = request.watch();
    if (plan == null || !Patches.watchFollows()) {
      return;
    }
    try {
      JourneyId watch =
          Activities.watches()
              .begin(
                  new WatchActivities.Beginning(
                      request.journey(), request.subject(), plan, request.account()));
      reception.parts().chronicle().note("", "watch.begun", List.of(watch.value()));
    } catch (ActivityFailure failure) {
      reception
          .parts()
          .chronicle()
          .note("", "watch.not-begun", List.of(Failures.reason(failure, "watch")));
    }
  }

  private static Step dayOne(HiringRequest request) {
    return request.dayOne() == HiringRequest.DayOne.IN_PERSON
        ? Step.inPerson()
        : Step.meeting(Stage.DAY_ONE, "day-one");
  }

  @Override
  public ContinuityRecord record() {
    return reception.record();
  }
}
