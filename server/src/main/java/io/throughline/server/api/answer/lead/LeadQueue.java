package io.throughline.server.api.answer.lead;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code lead}, as reviewers read and answer it. */
public final class LeadQueue {
  private static final String SELECT =
      "select l.lead, l.purpose, l.strength, l.searched, l.journey_id, l.interaction, array(select"
          + " j.journey_id from journey j where j.subject_id = l.other and j.tenant = l.tenant"
          + " order by j.created_at), l.found_at, l.verdict, l.reason, l.reviewer, l.answered_at,"
          + " l.withdrawn_at"
          + " from lead l where l.tenant = :tenant and ";

  private final JdbcClient database;
  private final Clock clock;

  public LeadQueue(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A person of a lead, and the journeys of theirs. */
  record Concerned(SubjectId subject, JourneyId journey) {}

  /** The tenant's leads, oldest first. */
  List<LeadDocuments.Line> list(TenantId tenant, boolean open, long after, int most) {
    return database
        .sql(
            SELECT
                + "(l.verdict is null and l.withdrawn_at is null) = :open and l.lead > :after order by l.lead limit :most")
        .param("tenant", tenant.value())
        .param("open", open)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> line(row))
        .list();
  }

  Optional<LeadDocuments.Line> find(TenantId tenant, long lead) {
    return database
        .sql(SELECT + "l.lead = :lead")
        .param("tenant", tenant.value())
        .param("lead", lead)
        .query((row, _) -> line(row))
        .optional();
  }

  /** Whether this caller opened a journey of either person. */
  boolean ownCase(TenantId tenant, long lead, CallerId caller) {
    return database
        .sql(
            "select exists (select 1 from lead l join journey j on j.subject_id in (l.subject,"
                + " l.other) and j.tenant = l.tenant where l.lead = ? and l.tenant = ? and"
                + " j.opened_by = ?)")
        .params(lead, tenant.value(), caller.value())
        .query(Boolean.class)
        .single();
  }

  /** Whether it was answered now; an answered lead stays as it is. */
  boolean answer(TenantId tenant, long lead, LeadDocuments.Reason said, CallerId reviewer) {
    return database
            .sql(
                "update lead set verdict = ?, reason = ?, reviewer = ?, answered_at = ? where"
                    + " lead = ? and tenant = ? and verdict is null and withdrawn_at is null")
            .params(
                said.verdict(),
                said.code(),
                reviewer.value(),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                lead,
                tenant.value())
            .update()
        == 1;
  }

  /** The newest journey of each of the two. */
  List<Concerned> concerned(TenantId tenant, long lead) {
    return database
        .sql(
            "select distinct on (j.subject_id) j.subject_id, j.journey_id from lead l join journey"
                + " j on j.subject_id in (l.subject, l.other) and j.tenant = l.tenant where l.lead"
                + " = ? and l.tenant = ? order by j.subject_id, j.created_at desc, j.journey_id")
        .params(lead, tenant.value())
        .query((row, _) ->
            new Concerned(new SubjectId(row.getString(1)), new JourneyId(row.getString(2))))
        .list();
  }

  private static LeadDocuments.Line line(ResultSet row) throws SQLException {
    Array others = row.getArray(7);
    return new LeadDocuments.Line(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        List.of((String[]) others.getArray()),
        instant(row, 8),
        said(row),
        row.getObject(13) == null ? null : instant(row, 13));
  }

  private static LeadDocuments.@Nullable Said said(ResultSet row) throws SQLException {
    String verdict = row.getString(9);
    return verdict == null
        ? null
        : new LeadDocuments.Said(verdict, row.getString(10), row.getString(11), instant(row, 12));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
