package io.throughline.server.api.audit.shadow;

import io.throughline.contracts.identity.TenantId;
import io.throughline.server.api.audit.shadow.ShadowReport.Change;
import io.throughline.server.api.audit.shadow.ShadowReport.Count;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the rows of {@code shadow_answer}, a tenant's own only. */
final class ShadowFigures {
  /** Changes that a report names. */
  static final int MOST_CHANGES = 2_000;

  private static final int MOST_REASONS = 10;
  private static final String TENANTS =
      " from shadow_answer s join journey j on j.journey_id = s.journey_id"
          + " where j.tenant = :tenant and s.asked_at >= :since ";
  private static final String OF_ONE = TENANTS + "and s.shadow_revision = :revision ";
  private static final String CHANGED = OF_ONE + "and s.shadow_outcome <> s.live_outcome ";

  private final JdbcClient database;

  ShadowFigures(JdbcClient database) {
    this.database = database;
  }

  /** Whose rows, from when on. */
  record Span(TenantId tenant, Instant since) {}

  /**
   * So many decisions.
   *
   * @param would null where the shadow gave no answer; then {@code none} says why
   */
  record Group(
      String stage, String was, @Nullable String would, @Nullable String none, int decisions) {
    boolean changes() {
      return would != null && !would.equals(was);
    }
  }

  /** How many journeys. */
  record Journeys(int compared, int changed) {}

  /** Of the rules that were asked, those that were asked last first. */
  List<String> revisions(Span span) {
    return of(
            span, "select s.shadow_revision" + TENANTS + "group by 1 order by max(s.asked_at) desc")
        .query(String.class)
        .list();
  }

  List<String> live(Span span, String revision) {
    return of(
            span,
            "select distinct s.live_revision"
                + OF_ONE
                + "and s.live_revision is not null order by 1")
        .param("revision", revision)
        .query(String.class)
        .list();
  }

  List<Group> groups(Span span, String revision) {
    return of(
            span,
            "select s.stage, s.live_outcome, s.shadow_outcome, s.no_answer, count(*)"
                + OF_ONE
                + "group by 1, 2, 3, 4 order by 5 desc, 1, 2, 3")
        .param("revision", revision)
        .query((row, _) ->
            new Group(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5)))
        .list();
  }

  Journeys journeys(Span span, String revision) {
    return of(
            span,
            "select count(distinct s.journey_id) filter (where s.shadow_outcome is not null),"
                + " count(distinct s.journey_id) filter (where s.shadow_outcome <> s.live_outcome)"
                + OF_ONE)
        .param("revision", revision)
        .query((row, _) -> new Journeys(row.getInt(1), row.getInt(2)))
        .single();
  }

  List<Count> reasons(Span span, String revision) {
    return of(
            span,
            "select reason, count(*) from (select unnest(s.shadow_reasons) as reason"
                + CHANGED
                + ") told group by 1 order by 2 desc, 1 limit "
                + MOST_REASONS)
        .param("revision", revision)
        .query((row, _) -> new Count(row.getString(1), row.getInt(2)))
        .list();
  }

  /** The newest first; where the journeys stand is not known here. */
  List<Change> changes(Span span, String revision) {
    return of(
            span,
            "select s.journey_id, s.stage, s.interaction, s.live_outcome, s.shadow_outcome,"
                + " s.shadow_reasons"
                + CHANGED
                + "order by s.asked_at desc, s.question limit "
                + MOST_CHANGES)
        .param("revision", revision)
        .query((row, _) -> change(row))
        .list();
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Arrays.asList((String[]) row.getArray(6).getArray()),
        "");
  }

  private JdbcClient.StatementSpec of(Span span, String statement) {
    return database
        .sql(statement)
        .param("tenant", span.tenant().value())
        .param("since", OffsetDateTime.ofInstant(span.since(), ZoneOffset.UTC));
  }
}
