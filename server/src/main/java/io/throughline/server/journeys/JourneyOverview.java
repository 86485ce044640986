package io.throughline.server.journeys;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.engine.SearchAttributes;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.server.journeys.engine.EngineCalls;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists journeys: which there are from the registry, where each stands from visibility. */
public final class JourneyOverview {

  /** Workflow ids in one visibility query; longer queries are refused by the engine. */
  private static final int IDS_IN_A_QUERY = 50;

  private final JourneyRegistry registry;
  private final WorkflowClient client;
  private final EngineCalls engine;

  public JourneyOverview(JourneyRegistry registry, WorkflowClient client, EngineCalls engine) {
    this.registry = registry;
    this.client = client;
    this.engine = engine;
  }

  /**
   * One journey in the list.
   *
   * @param state a {@link JourneyState} word
   * @param stage a {@link Stage} word
   */
  public record Line(JourneyId id, String kind, String state, String stage, Instant createdAt) {}

  private record Standing(String state, String stage) {}

  /** The tenant's, newest first. */
  public List<Line> newest(TenantId tenant, int most) {
    return of(registry.newest(tenant, most));
  }

  /** Where each of these stands. */
  public List<Line> of(List<JourneyRegistry.Entry> entries) {
    Map<String, Standing> standings = standings(entries);
    // Visibility lags a little behind: what it does not know yet has only just begun.
    Standing begun = new Standing(JourneyState.REQUESTED.word(), Stage.APPLY.word());
    return entries.stream()
        .map(entry -> {
          Standing standing =
              registry.erased(entry)
                  ? new Standing(JourneyState.ERASED.word(), Stage.CLOSE.word())
                  : standings.getOrDefault(entry.workflowId(), begun);
          return new Line(
              entry.journey(), entry.kind(), standing.state(), standing.stage(), entry.createdAt());
        })
        .toList();
  }

  private Map<String, Standing> standings(List<JourneyRegistry.Entry> entries) {
    Map<String, Standing> standings = new HashMap<>();
    for (int from = 0; from < entries.size(); from += IDS_IN_A_QUERY) {
      String ids =
          entries.subList(from, Math.min(from + IDS_IN_A_QUERY, entries.size())).stream()
              .map(entry -> "'" + entry.workflowId() + "'")
              .collect(Collectors.joining(", ", "WorkflowId IN (", ")"));
      for (WorkflowExecutionMetadata found : engine.ask(() -> found(ids))) {
        standings.put(found.getExecution().getWorkflowId(), standing(found));
      }
    }
    return standings;
  }

  private List<WorkflowExecutionMetadata> found(String query) {
    try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(query)) {
      return found.collect(Collectors.toCollection(ArrayList::new));
    }
  }

  /** A workflow that was ended from outside has no verdict, whatever it last said. */
  private static Standing standing(WorkflowExecutionMetadata found) {
    boolean byItself =
        found.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
            || found.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
    String state = word(found, SearchAttributes.STATE, JourneyState.REQUESTED.word());
    return new Standing(
        byItself ? state : JourneyState.CLOSED.word(),
        word(found, SearchAttributes.STAGE, Stage.APPLY.word()));
  }

  private static String word(
      WorkflowExecutionMetadata found, SearchAttributeKey<String> key, String otherwise) {
    String value = found.getTypedSearchAttributes().get(key);
    return value == null ? otherwise : value;
  }
}
