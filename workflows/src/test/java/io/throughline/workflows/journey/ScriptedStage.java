package io.throughline.workflows.journey;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.throughline.contracts.journey.engine.SearchAttributes;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.workflows.WorkflowTypes;
import java.util.List;
import java.util.function.Function;

/** An engine in memory with time that skips. */
public final class ScriptedStage {
  private ScriptedStage() {}

  /** A stage for workflows that the world answers; started. */
  public static TestWorkflowEnvironment of(
      ScriptedWorld world, TestEnvironmentOptions.Builder options) {
    return of(world, options, List.of());
  }

  /**
   * A stage for workflows that others answer, too.
   *
   * @param others make what answers, out of the stage
   */
  public static TestWorkflowEnvironment of(
      ScriptedWorld world,
      TestEnvironmentOptions.Builder options,
      List<Function<WorkflowClient, Object>> others) {
    TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            options
                .registerSearchAttribute(
                    SearchAttributes.KIND.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(
                    SearchAttributes.STATE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute(
                    SearchAttributes.STAGE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
    Worker journeys = environment.newWorker(TaskQueues.JOURNEYS);
    WorkflowTypes.ALL.forEach(journeys::registerWorkflowImplementationTypes);
    journeys.registerActivitiesImplementations(world, world.appeals);
    others.forEach(other ->
        journeys.registerActivitiesImplementations(other.apply(environment.getWorkflowClient())));
    environment.newWorker(TaskQueues.INFERENCE).registerActivitiesImplementations(world);
    environment.newWorker(TaskQueues.NOTICES).registerActivitiesImplementations(world);
    environment.newWorker(TaskQueues.REMEDIES).registerActivitiesImplementations(world);
    environment.start();
    return environment;
  }
}
