package io.throughline.server.journeys.registry;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.keys.KeyDestroyedException;
import io.throughline.custody.keys.KeyRing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which journeys there are, and by which request each was started. */
public final class JourneyRegistry {

  private static final String COLUMNS =
      "select tenant, opened_by, journey_id, subject_id, kind, workflow_id, request_mac, created_at"
          + " from journey ";

  private final JdbcClient database;
  private final KeyRing keys;

  public JourneyRegistry(JdbcClient database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  /** Who opens a journey, and for whom. */
  public record Opener(TenantId tenant, CallerId caller) {}

  /** Finds a journey: an id finds nothing without its tenant. */
  public record Key(TenantId tenant, JourneyId journey) {}

  /**
   * A registered journey.
   *
   * @param requestMac MAC of the order under the subject's key, hex
   */
  public record Entry(
      Opener opener,
      JourneyId journey,
      SubjectId subject,
      String kind,
      String workflowId,
      String requestMac,
      Instant createdAt) {}

  Optional<Entry> byRequest(TenantId tenant, String requestKey) {
    return database
        .sql(COLUMNS + "where tenant = ? and request_key = ?")
        .params(tenant.value(), requestKey)
        .query((row, _) -> entry(row))
        .optional();
  }

  public Optional<Entry> byId(Key key) {
    return database
        .sql(COLUMNS + "where tenant = ? and journey_id = ?")
        .params(key.tenant().value(), key.journey().value())
        .query((row, _) -> entry(row))
        .optional();
  }

  /** All journeys of one person. */
  public List<Entry> ofSubject(SubjectId subject) {
    return database
        .sql(COLUMNS + "where subject_id = ? order by created_at, journey_id")
        .param(subject.value())
        .query((row, _) -> entry(row))
        .list();
  }

  /** Whether the person's key is destroyed, which is all that makes an erasure. */
  public boolean erased(Entry entry) {
    try {
      var _ = keys.existingKeysOf(entry.subject());
      return false;
    } catch (KeyDestroyedException destroyed) {
      return true;
    }
  }

  /** The tenant's, newest first. */
  public List<Entry> newest(TenantId tenant, int most) {
    return database
        .sql(COLUMNS + "where tenant = ? order by created_at desc, journey_id limit ?")
        .params(tenant.value(), most)
        .query((row, _) -> entry(row))
        .list();
  }

  /** The tenant's that were started from then on, oldest first, after that one. */
  public List<Entry> since(TenantId tenant, Instant since, Optional<JourneyId> after, int most) {
    return database
        .sql(
            COLUMNS
                + "where tenant = :tenant and created_at >= :since and (cast(:after as text) is null"
                + " or (created_at, journey_id) > (select created_at, journey_id from journey where"
                + " tenant = :tenant and journey_id = :after)) order by created_at, journey_id"
                + " limit :most")
        .param("tenant", tenant.value())
        .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
        .param("after", after.map(JourneyId::value).orElse(null))
        .param("most", most)
        .query((row, _) -> entry(row))
        .list();
  }

  /** False if the request was registered before, by somebody faster. */
  boolean register(Entry entry, String requestKey) {
    return database
            .sql(
                "insert into journey (tenant, opened_by, journey_id, subject_id, kind, workflow_id,"
                    + " request_key, request_mac, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (tenant, request_key) do nothing")
            .params(
                entry.opener().tenant().value(),
                entry.opener().caller().value(),
                entry.journey().value(),
                entry.subject().value(),
                entry.kind(),
                entry.workflowId(),
                requestKey,
                entry.requestMac(),
                OffsetDateTime.ofInstant(entry.createdAt(), ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Opener(new TenantId(row.getString(1)), new CallerId(row.getString(2))),
        new JourneyId(row.getString(3)),
        new SubjectId(row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }
}
