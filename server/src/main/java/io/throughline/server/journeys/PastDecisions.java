package io.throughline.server.journeys;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.payload.context.WorkflowSerializationContext;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.policy.PolicyQuestion;
import io.throughline.server.journeys.engine.EngineCalls;
import io.throughline.server.journeys.engine.JourneyNotOpen;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What policy was asked in past journeys, and what it decided, as the engine keeps it. */
public final class PastDecisions {
  private static final String DECIDE = "Decide";

  private final WorkflowClient client;
  private final EngineCalls engine;

  PastDecisions(WorkflowClient client, EngineCalls engine) {
    this.client = client;
    this.engine = engine;
  }

  /** One question and the decision on it. */
  public record Made(PolicyQuestion question, Decision decision) {}

  /**
   * All of one journey, in order; of one that goes on in further runs, those of the latest. Empty
   * for one that the engine does not know. What policy never answered is not among them.
   */
  public List<Made> of(JourneyRegistry.Entry entry) {
    try {
      return engine.ask(() -> read(entry.workflowId()));
    } catch (JourneyNotOpen unknown) {
      return List.of();
    }
  }

  private List<Made> read(String workflowId) {
    DataConverter converter =
        client
            .getOptions()
            .getDataConverter()
            .withContext(
                new WorkflowSerializationContext(client.getOptions().getNamespace(), workflowId));
    Map<Long, PolicyQuestion> asked = new HashMap<>();
    List<Made> made = new ArrayList<>();
    for (HistoryEvent event : client.fetchHistory(workflowId).getEvents()) {
      if (event.hasMarkerRecordedEventAttributes()) {
        inTheTask(converter, event.getMarkerRecordedEventAttributes()).ifPresent(made::add);
      } else if (event.hasActivityTaskScheduledEventAttributes()) {
        ActivityTaskScheduledEventAttributes scheduled =
            event.getActivityTaskScheduledEventAttributes();
        if (scheduled.getActivityType().getName().equals(DECIDE)) {
          asked.put(
              event.getEventId(), value(converter, scheduled.getInput(), PolicyQuestion.class));
        }
      } else if (event.hasActivityTaskCompletedEventAttributes()) {
        var completed = event.getActivityTaskCompletedEventAttributes();
        Optional.ofNullable(asked.get(completed.getScheduledEventId()))
            .ifPresent(question ->
                made.add(
                    new Made(question, value(converter, completed.getResult(), Decision.class))));
      }
    }
    return made;
  }

  /** What was asked within a workflow task; empty for other markers and for what failed there. */
  private static Optional<Made> inTheTask(
      DataConverter converter, MarkerRecordedEventAttributes marker) {
    Map<String, Payloads> details = marker.getDetailsMap();
    Payloads type = details.get("type");
    Payloads question = details.get("input");
    Payloads decision = details.get("result");
    if (!marker.getMarkerName().equals("LocalActivity")
        || type == null
        || question == null
        || decision == null
        || !DECIDE.equals(value(DefaultDataConverter.STANDARD_INSTANCE, type, String.class))) {
      return Optional.empty();
    }
    return Optional.of(
        new Made(
            value(converter, question, PolicyQuestion.class),
            value(converter, decision, Decision.class)));
  }

  private static <T> T value(DataConverter converter, Payloads payloads, Class<T> type) {
    return converter.fromPayloads(0, Optional.of(payloads), type, type);
  }
}
