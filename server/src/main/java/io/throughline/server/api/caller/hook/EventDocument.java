package io.throughline.server.api.caller.hook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.contracts.continuity.watch.WorkSignal;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.server.problem.ApiProblem;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What stands in an event's body. What is not known here is refused, so that nothing personal is
 * stored by accident.
 */
record EventDocument(
    ExternalEvent.Type type,
    JourneyId journey,
    Instant occurredAt,
    long sequence,
    @Nullable WorkSignal work) {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** How far a source's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** A report of work from a clock that is ahead still tells what was seen. */
  private static final Duration FAR_AHEAD = Duration.ofHours(25);

  /** Before this product: a time like that is a unit gone wrong. */
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  /** The document; fails with what is wrong about it, and never with what stands in it. */
  static EventDocument read(byte[] body, WorkDocument work, Instant now) {
    return of(tree(body), Set.of("type", "timestamp", "data"), work, now);
  }

  /** A row of a batch, which has its own id. */
  static EventDocument ofRow(JsonNode row, WorkDocument work, Instant now) {
    return of(row, Set.of("id", "type", "timestamp", "data"), work, now);
  }

  private static EventDocument of(
      JsonNode document, Set<String> fields, WorkDocument work, Instant now) {
    JsonNode data = document.path("data");
    requireOnly(document, fields);
    requireOnly(data, Set.of("journey", "sequence", "work"));
    ExternalEvent.Type type = type(document);
    boolean ofWork = type.line() == ExternalEvent.Line.WORK;
    if (!ofWork && data.has("work")) {
      throw ApiProblem.invalid("Events of this type say nothing of work.");
    }
    return new EventDocument(
        type,
        journey(data),
        occurredAt(document, now.plus(ofWork ? FAR_AHEAD : AHEAD)),
        sequence(data),
        data.has("work") ? work.read(data.path("work")) : null);
  }

  static JsonNode tree(byte[] body) {
    try {
      return STRICT.readTree(body);
    } catch (IOException unreadable) {
      throw ApiProblem.of(
          HttpStatus.BAD_REQUEST, "request.unreadable", "The request cannot be read.");
    }
  }

  private static void requireOnly(JsonNode object, Set<String> known) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    if (!object.isObject() || !known.containsAll(names)) {
      throw ApiProblem.invalid(
          "An event has type, timestamp and data; data has journey, and may have sequence and"
              + " work.");
    }
  }

  private static ExternalEvent.Type type(JsonNode document) {
    return ExternalEvent.Type.of(document.path("type").asText(""))
        .orElseThrow(() -> ApiProblem.invalid("The event's type is not known."));
  }

  private static JourneyId journey(JsonNode data) {
    try {
      return new JourneyId(data.path("journey").asText(""));
    } catch (IllegalArgumentException notAnId) {
      throw ApiProblem.invalid("The event names no journey.");
    }
  }

  private static Instant occurredAt(JsonNode document, Instant latest) {
    try {
      Instant at = Instant.parse(document.path("timestamp").asText(""));
      if (!at.isBefore(EARLIEST) && !at.isAfter(latest)) {
        return at;
      }
    } catch (DateTimeException notATime) {
      // Answered as a time that cannot be.
    }
    throw ApiProblem.invalid("The timestamp is when it happened, in UTC, and not in the future.");
  }

  private static long sequence(JsonNode data) {
    JsonNode sequence = data.path("sequence");
    if (sequence.isMissingNode()) {
      return 0;
    }
    if (!sequence.isIntegralNumber() || !sequence.canConvertToLong() || sequence.asLong() < 0) {
      throw ApiProblem.invalid("The sequence is a whole number of 0 or more.");
    }
    return sequence.asLong();
  }
}
