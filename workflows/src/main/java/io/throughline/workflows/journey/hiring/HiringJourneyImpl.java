package io.throughline.workflows.journey.hiring;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.continuity.watch.ContinuityRecord;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.hiring.HiringJourney;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.DeskedJourney;
import io.throughline.workflows.journey.Reception;
import io.throughline.workflows.journey.hiring.preboarding.FindingsDesk;
import io.throughline.workflows.journey.hiring.preboarding.PreboardingStages;

/** One human applies, agrees, is interviewed, shows an identity, and comes to work. */
public final class HiringJourneyImpl extends DeskedJourney implements HiringJourney {
  private final FindingsDesk findings;

  /** Before the first update can come in, there is a desk to take it. */
  @WorkflowInit
  public HiringJourneyImpl(HiringRequest request) {
    super(new Reception(request));
    findings = new FindingsDesk(request.preboarding(), reception.parts().chronicle());
  }

  @Override
  public JourneyStatus run(HiringRequest request) {
    return play(Workflow.newCancellationScope(() -> tell(request)), reception::cancel);
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
    PreboardingStages before = new PreboardingStages(reception.parts(), request, findings);
    if (!before.passed() || !reception.passes(dayOne(request)) || !before.stillPassed()) {
      return;
    }
    reception.clear();
    Following.follow(request, request.watch(), reception.parts().chronicle());
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

  @Override
  public JourneyStatus submitFindings(Findings found) {
    findings.take(found);
    return reception.status();
  }

  @Override
  public void checkFindings(Findings found) {
    Reception.refuse(findings.refusal(found));
  }
}
