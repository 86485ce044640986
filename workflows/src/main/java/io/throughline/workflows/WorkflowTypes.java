package io.throughline.workflows;

import io.throughline.workflows.journey.appeal.AppealJourneyImpl;
import io.throughline.workflows.journey.hiring.HiringJourneyImpl;
import io.throughline.workflows.journey.hiring.cohort.CohortJourneyImpl;
import io.throughline.workflows.journey.hiring.cohort.OnboardingJourneyImpl;
import io.throughline.workflows.journey.recovery.RecoveryJourneyImpl;
import io.throughline.workflows.journey.watch.ContinuityWatchImpl;
import java.util.List;

/** Every workflow that a journeys worker hosts. */
public final class WorkflowTypes {
  /** To be registered on {@link io.throughline.contracts.journey.engine.TaskQueues#JOURNEYS}. */
  public static final List<Class<?>> ALL =
      List.of(
          HiringJourneyImpl.class,
          ContinuityWatchImpl.class,
          RecoveryJourneyImpl.class,
          AppealJourneyImpl.class,
          CohortJourneyImpl.class,
          OnboardingJourneyImpl.class);

  private WorkflowTypes() {}
}
