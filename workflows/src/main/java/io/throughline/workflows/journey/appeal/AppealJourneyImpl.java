package io.throughline.workflows.journey.appeal;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.journey.answer.ReviewAnswer;
import io.throughline.contracts.journey.answer.review.appeal.AppealJourney;
import io.throughline.contracts.journey.answer.review.appeal.AppealMatter;
import io.throughline.contracts.journey.answer.review.appeal.AppealRequest;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.workflows.journey.DeskedJourney;
import io.throughline.workflows.journey.Reception;

/** Somebody objects to how a journey ended: was it right? */
public final class AppealJourneyImpl extends DeskedJourney implements AppealJourney {
  private final AppealRequest request;
  private final AppealSide side;
  private final Hearing hearing;
  private boolean withdrawn;

  /** Before the first update can come in, there is a desk to take it. */
  @WorkflowInit
  public AppealJourneyImpl(AppealRequest request) {
    super(new Reception(request));
    this.request = request;
    side = new AppealSide(reception.parts(), request);
    hearing = new Hearing(reception.parts(), request);
  }

  @Override
  public JourneyStatus run(AppealRequest ignored) {
    CancellationScope story = Workflow.newCancellationScope(this::tell);
    reception
        .parts()
        .person()
        .mayWithdraw(() -> {
          withdrawn = true;
          story.cancel();
        });
    try {
      story.run();
    } catch (CanceledFailure cancelled) {
      Workflow.newDetachedCancellationScope(this::broken).run();
    } catch (ActivityFailure failure) {
      if (withdrawn) {
        Workflow.newDetachedCancellationScope(this::broken).run();
      } else {
        reception.handOver(failure);
      }
    }
    Workflow.newDetachedCancellationScope(reception::leave).run();
    return reception.status();
  }

  /** The person took it back, or whoever runs the engine ended it. */
  private void broken() {
    if (withdrawn) {
      side.withdrawn();
    } else {
      reception.cancel();
    }
  }

  private void tell() {
    side.open();
    ReviewAnswer answer = hearing.decided();
    reception.parts().person().mayNotWithdraw();
    switch (answer.verdict()) {
      case CLEAR -> side.overturn(answer);
      case CONFIRM -> side.uphold(answer);
      case ASK_MORE -> throw new IllegalStateException("asking for more decides nothing");
    }
  }

  @Override
  public AppealMatter matter() {
    return request.matter();
  }
}
