package io.throughline.custody.payload;

import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Finds every payload of a history, wherever it hangs, and the key that it names. */
final class KeyIds {
  private KeyIds() {}

  private static final Set<String> IN_THE_CLEAR = Set.of("activityId", "type", "time", "meta");

  static String of(Payload payload) {
    return payload.getMetadataOrThrow("key-id").toStringUtf8();
  }

  static Map<EventType, Set<String>> byEvent(List<HistoryEvent> events) {
    Map<EventType, Set<String>> keys = new EnumMap<>(EventType.class);
    for (HistoryEvent event : events) {
      visit(
          event,
          payload ->
              keys.computeIfAbsent(event.getEventType(), type -> new TreeSet<>()).add(of(payload)));
    }
    return keys;
  }

  /**
   * Of its input, results and failures. The summary of a scheduled activity is the workflow's own,
   * and no worker reads it.
   */
  static Set<String> ofActivity(List<HistoryEvent> events, String type) {
    Set<String> keys = new TreeSet<>();
    Map<Long, String> scheduled = new HashMap<>();
    for (HistoryEvent event : events) {
      long id =
          switch (event.getEventType()) {
            case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> {
              scheduled.put(
                  event.getEventId(),
                  event.getActivityTaskScheduledEventAttributes().getActivityType().getName());
              yield event.getEventId();
            }
            case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
                event.getActivityTaskCompletedEventAttributes().getScheduledEventId();
            case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
                event.getActivityTaskFailedEventAttributes().getScheduledEventId();
            default -> 0;
          };
      if (type.equals(scheduled.get(id))) {
        visit(event.toBuilder().clearUserMetadata().build(), payload -> keys.add(of(payload)));
      }
    }
    return keys;
  }

  static List<HistoryEvent> withoutMarkers(List<HistoryEvent> events) {
    return events.stream().filter(event -> !event.hasMarkerRecordedEventAttributes()).toList();
  }

  /**
   * Of what markers of local activities say beside the activity's name, number and time, which the
   * SDK keeps in the clear.
   */
  static Set<String> ofMarkers(List<HistoryEvent> events) {
    Set<String> keys = new TreeSet<>();
    for (HistoryEvent event : events) {
      MarkerRecordedEventAttributes marker = event.getMarkerRecordedEventAttributes();
      marker
          .getDetailsMap()
          .forEach((name, payloads) -> {
            if (!IN_THE_CLEAR.contains(name)) {
              visit(payloads, payload -> keys.add(of(payload)));
            }
          });
      visit(marker.getFailure(), payload -> keys.add(of(payload)));
    }
    return keys;
  }

  private static void visit(Object value, Consumer<Payload> visitor) {
    switch (value) {
      case Payload payload -> visitor.accept(payload);
      case Message message -> message.getAllFields().values().forEach(v -> visit(v, visitor));
      case Collection<?> many -> many.forEach(v -> visit(v, visitor));
      default -> {}
    }
  }
}
