package io.throughline.server.api.caller.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.problem.ApiProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several events under one signature, as a system sends them that reports by the hour. Each row has
 * its own id and its own answer: one that is wrong takes nothing from the others.
 */
final class EventBatch {
  private static final int MOST_ROWS = 500;
  private static final String ID = "[A-Za-z0-9_-]{1,128}";

  private EventBatch() {}

  /**
   * One row.
   *
   * @param document empty where {@code problem} says what is wrong
   */
  record Row(String id, Optional<EventDocument> document, Optional<ApiProblem> problem) {}

  /** The rows in order; fails only where the body is no batch. */
  static List<Row> read(byte[] body, WorkDocument work, Instant now) {
    JsonNode document = EventDocument.tree(body);
    JsonNode events = document.path("events");
    if (document.size() != 1
        || !events.isArray()
        || events.isEmpty()
        || events.size() > MOST_ROWS) {
      throw ApiProblem.invalid("A batch has events, 1 to " + MOST_ROWS + " of them, and no more.");
    }
    List<Row> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode event : events) {
      rows.add(row(event, ids, work, now));
    }
    return rows;
  }

  private static Row row(JsonNode event, Set<String> ids, WorkDocument work, Instant now) {
    String id = event.path("id").asText("");
    if (!id.matches(ID) || !ids.add(id)) {
      return new Row(
          id.matches(ID) ? id : "",
          Optional.empty(),
          Optional.of(ApiProblem.invalid("Each event has an id of its own.")));
    }
    try {
      return new Row(id, Optional.of(EventDocument.ofRow(event, work, now)), Optional.empty());
    } catch (ApiProblem wrong) {
      return new Row(id, Optional.empty(), Optional.of(wrong));
    }
  }
}
