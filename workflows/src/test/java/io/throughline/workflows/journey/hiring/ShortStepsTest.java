package io.throughline.workflows.journey.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.workflows.WorkflowTypes;
import io.throughline.workflows.journey.HiringStage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps of milliseconds within workflow tasks, and what becomes of those that fail there. */
class ShortStepsTest {
  private final HiringStage stage = new HiringStage();

  @AfterEach
  void end() {
    stage.close();
  }

  @Test
  void anOrdinaryJourneyLeavesToTheEngineOnlyWhatTakesLong() {
    assertThat(walked()).isEqualTo(JourneyState.CLEARED);

    WorkflowExecutionHistory history = stage.history();
    assertThat(scheduled(history))
        .isNotEmpty()
        .containsOnly("RecordAll", "Inspect", "Compare", "Send");
    assertThat(history.getEvents()).hasSizeLessThanOrEqualTo(180);
  }

  @Test
  void whatFailsForNowIsTriedOnByTheEngine() throws Exception {
    stage.world.figureOutages.set(3);

    assertThat(walked()).isEqualTo(JourneyState.CLEARED);

    WorkflowExecutionHistory history = stage.history();
    assertThat(scheduled(history)).contains("RecordMove");
    assertThat(history.getEvents()).hasSizeLessThanOrEqualTo(200);
    assertThat(stage.world.moves).hasSize(5);
    replays(history);
  }

  @Test
  void whatFailsForGoodIsNotTriedAgain() throws Exception {
    stage.world.policy =
        _ -> {
          throw FailureCode.KEY_DESTROYED.failure("scripted");
        };

    stage.begin().consent().meet("interview-1").await(JourneyState.IN_REVIEW);

    assertThat(scheduled(stage.history())).doesNotContain("Decide");
    assertThat(stage.world.questions).hasSize(1);
    replays(stage.history());
  }

  private JourneyState walked() {
    stage.begin().consent().meet("interview-1").identify().meet("day-one").end();
    return stage.journey.status().state();
  }

  private static void replays(WorkflowExecutionHistory history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        history,
        WorkflowTypes.ALL.getFirst(),
        WorkflowTypes.ALL.stream().skip(1).toArray(Class<?>[]::new));
  }

  private static List<String> scheduled(WorkflowExecutionHistory history) {
    return history.getEvents().stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .map(event -> event.getActivityTaskScheduledEventAttributes().getActivityType().getName())
        .toList();
  }
}
