package io.throughline.workflows.journey.hiring.cohort;

import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.throughline.contracts.journey.hiring.cohort.CohortBook;
import io.throughline.contracts.journey.hiring.cohort.CohortJourney;
import io.throughline.contracts.journey.hiring.cohort.CohortRequest;
import io.throughline.contracts.journey.status.JourneyStatus;
import io.throughline.workflows.journey.DeskedJourney;
import io.throughline.workflows.journey.Reception;
import java.util.List;

/** A hundred people start on Monday. */
public final class CohortJourneyImpl extends DeskedJourney implements CohortJourney {
  private final CohortDesk desk;
  private final Clusters clusters;

  /** Before the first update can come in, there is a desk to take it. */
  @WorkflowInit
  public CohortJourneyImpl(CohortRequest request) {
    super(new Reception(request));
    clusters = new Clusters(request.name(), reception.parts());
    desk = new CohortDesk(request, reception.parts(), clusters);
    clusters.onChange(desk::tell, desk::awaitAgain);
  }

  @Override
  public JourneyStatus run(CohortRequest request) {
    return play(Workflow.newCancellationScope(this::lead), desk::close);
  }

  /** All of it goes on until somebody closes the cohort; what fails for good ends it. */
  private void lead() {
    desk.open();
    List<Promise<Void>> work =
        List.of(
            Async.procedure(desk::awaitAttestation),
            Async.procedure(clusters::look),
            Async.procedure(clusters::review));
    Workflow.await(() -> work.stream().anyMatch(CohortJourneyImpl::failed));
    work.stream().filter(CohortJourneyImpl::failed).forEach(Promise::get);
  }

  private static boolean failed(Promise<Void> work) {
    return work.isCompleted() && work.getFailure() != null;
  }

  @Override
  public CohortBook attest(Attestation attestation) {
    desk.attest(attestation);
    return book();
  }

  @Override
  public void checkAttestation(Attestation attestation) {
    desk.checkOpen();
  }

  @Override
  public CohortBook admit(Admission admission) {
    desk.admit(admission.members());
    return book();
  }

  @Override
  public void checkAdmission(Admission admission) {
    desk.check(admission);
  }

  @Override
  public void moved(Moved moved) {
    desk.take(moved);
  }

  @Override
  public CohortBook book() {
    return desk.book();
  }
}
