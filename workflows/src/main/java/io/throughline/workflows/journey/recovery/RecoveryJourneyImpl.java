package io.throughline.workflows.journey.recovery;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.journey.recovery.RecoveryJourney;
import io.throughline.contracts.journey.recovery.RecoveryRequest;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.workflows.evidence.Step;
import io.throughline.workflows.journey.DeskedJourney;
import io.throughline.workflows.journey.Reception;

/** Somebody cannot get in any more: is it the owner? */
public final class RecoveryJourneyImpl extends DeskedJourney implements RecoveryJourney {
  private final RecoveryRequest request;
  private final RecoverySide side;
  private boolean disowned;

  /** Before the first update can come in, there is a desk to take it. */
  @WorkflowInit
  public RecoveryJourneyImpl(RecoveryRequest request) {
    super(new Reception(request));
    this.request = request;
    side = new RecoverySide(reception.parts(), request);
  }

  @Override
  public JourneyStatus run(RecoveryRequest ignored) {
    CancellationScope story = Workflow.newCancellationScope(this::tell);
    side.onDisowned(() -> {
      disowned = true;
      story.cancel();
    });
    return play(story, this::broken);
  }

  @Override
  protected boolean brokenOff() {
    return disowned;
  }

  private void tell() {
    side.open();
    if (!reception.passes(Step.proof())) {
      side.unproven();
      return;
    }
    if (side.privileged() && !side.agreedByTwo()) {
      side.unproven();
      return;
    }
    side.letIn();
    Workflow.sleep(request.terms().aftercare());
    reception.clear();
  }

  /** The owner said that it was somebody else, or somebody called the journey off. */
  private void broken() {
    if (!disowned) {
      reception.cancel();
      side.unproven();
      return;
    }
    try {
      side.freeze();
    } catch (ActivityFailure distrusted) {
      reception.handOver(distrusted);
    }
  }
}
