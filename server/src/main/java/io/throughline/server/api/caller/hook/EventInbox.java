package io.throughline.server.api.caller.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.contracts.continuity.watch.WorkSignal;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.answer.ExternalEvent;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events as they were taken in. An event is stored before it is answered, and told to its journey
 * after; a row stays due until the journey has it.
 */
final class EventInbox {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 8;

  private final JdbcClient database;
  private final TransactionTemplate transactions;
  private final Clock clock;

  EventInbox(JdbcClient database, TransactionTemplate transactions, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What became of an event, as the column {@code state} has it. */
  enum State {
    STORED,
    DELIVERED,
    LATE,
    UNMATCHED,
    REFUSED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** An event on its way in; the digest is SHA-256 of the body. */
  @SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
  record Arrival(EventSource source, String id, EventDocument document, byte[] digest) {}

  /** An event that its journey does not have yet. */
  record Due(JourneyRegistry.Key journey, ExternalEvent event, int tries) {}

  /**
   * How a try to deliver ended.
   *
   * @param state {@code STORED} for another try
   */
  record Outcome(State state, String reason) {}

  /** Stores it under that state; false if this id was stored before. */
  boolean store(Arrival arrival, Outcome outcome) {
    OffsetDateTime now = at(clock.instant());
    return database
            .sql(
                "insert into webhook_event (source, event_id, tenant, journey_id, type,"
                    + " occurred_at, sequence, digest, received_at, state, reason, next_try_at, work)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, nullif(?, '')::jsonb)"
                    + " on conflict (source, event_id) do nothing")
            .params(
                arrival.source().name(),
                arrival.id(),
                arrival.source().tenant().value(),
                arrival.document().journey().value(),
                arrival.document().type().word(),
                at(arrival.document().occurredAt()),
                arrival.document().sequence(),
                arrival.digest(),
                now,
                outcome.state().word(),
                outcome.reason(),
                now,
                json(arrival.document().work()))
            .update()
        == 1;
  }

  /** Whether what was stored under this id is the same event. */
  boolean same(Arrival arrival) {
    return database
        .sql("select digest from webhook_event where source = ? and event_id = ?")
        .params(arrival.source().name(), arrival.id())
        .query((row, _) -> Arrays.equals(row.getBytes(1), arrival.digest()))
        .single();
  }

  /**
   * Hands the oldest due event to the journey and keeps how it ended; nobody else tries it at the
   * same time. Empty if nothing is due.
   */
  Optional<Outcome> deliverOne(Function<Due, Outcome> journey) {
    return transactions.execute(_ -> {
      Optional<Due> due = next();
      return due.map(it -> {
        Outcome outcome = journey.apply(it);
        keep(it, outcome);
        return outcome;
      });
    });
  }

  private Optional<Due> next() {
    return database
        .sql(
            "select tenant, journey_id, source, event_id, type, occurred_at, sequence, tries, work"
                + " from webhook_event where state = 'stored' and next_try_at <= ?"
                + " order by occurred_at, sequence, received_at limit 1 for update skip locked")
        .param(at(clock.instant()))
        .query((row, _) -> due(row))
        .optional();
  }

  private void keep(Due due, Outcome outcome) {
    String[] id = due.event().id().split("/", 2);
    Duration pause = Duration.ofSeconds(1L << Math.min(due.tries(), MOST_DOUBLINGS));
    int _ =
        database
            .sql(
                "update webhook_event set state = ?, reason = nullif(?, ''), tries = tries + 1,"
                    + " next_try_at = ? where source = ? and event_id = ?")
            .params(
                outcome.state().word(),
                outcome.reason(),
                at(
                    clock
                        .instant()
                        .plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)),
                id[0],
                id[1])
            .update();
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        new JourneyRegistry.Key(new TenantId(row.getString(1)), new JourneyId(row.getString(2))),
        new ExternalEvent(
            row.getString(3) + "/" + row.getString(4),
            ExternalEvent.Type.of(row.getString(5)).orElseThrow(),
            row.getObject(6, OffsetDateTime.class).toInstant(),
            row.getLong(7),
            work(row.getString(9))),
        row.getInt(8));
  }

  private static String json(@Nullable WorkSignal work) {
    try {
      return work == null ? "" : JSON.writeValueAsString(work);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a signal can always be written", impossible);
    }
  }

  private static @Nullable WorkSignal work(@Nullable String json) throws SQLException {
    try {
      return json == null ? null : JSON.readValue(json, WorkSignal.class);
    } catch (JsonProcessingException damaged) {
      throw new SQLException("a stored signal is damaged");
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
