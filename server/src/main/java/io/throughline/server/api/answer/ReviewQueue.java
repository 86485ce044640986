package io.throughline.server.api.answer;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.ReviewCaseId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.answer.review.CaseState;
import io.throughline.contracts.journey.answer.review.ReviewActivities;
import io.throughline.contracts.journey.answer.review.ReviewCase;
import io.throughline.contracts.journey.status.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code review_case}: what journeys say of their cases, for reviewers to find. */
public final class ReviewQueue implements ReviewActivities {

  private static final String COLUMNS =
      "case_id, journey_id, version, stage, interaction, state, opened_at, escalates_at, due_at,"
          + " escalated, asked, assigned_to, verdict, reason, reviewer, answered_at";

  private static final String SHOW =
      "insert into review_case (tenant, "
          + COLUMNS
          + ") select tenant, :id, journey_id, :version, :stage, :interaction, :state, :opened,"
          + " :escalates, :due, :escalated, :asked, :assigned, :verdict, :reason, :reviewer,"
          + " :answered from journey where journey_id = :journey"
          + " on conflict (case_id) do update set version = excluded.version,"
          + " state = excluded.state, opened_at = excluded.opened_at,"
          + " escalates_at = excluded.escalates_at, due_at = excluded.due_at,"
          + " escalated = excluded.escalated, asked = excluded.asked,"
          + " assigned_to = excluded.assigned_to, verdict = excluded.verdict,"
          + " reason = excluded.reason, reviewer = excluded.reviewer,"
          + " answered_at = excluded.answered_at where review_case.version < excluded.version";

  private final JdbcClient database;

  public ReviewQueue(JdbcClient database) {
    this.database = database;
  }

  /** Which cases a list holds. */
  public enum Filter {
    OPEN("state = 'open'"),
    MINE("state in ('open', 'asked') and assigned_to = :caller"),
    ESCALATED("state = 'open' and escalated"),
    ASKED("state = 'asked'"),
    ANSWERED("state in ('answered', 'expired', 'closed')");

    private final String condition;

    Filter(String condition) {
      this.condition = condition;
    }

    /** Empty for a word that is no filter. */
    static Optional<Filter> of(String word) {
      for (Filter filter : values()) {
        if (filter.name().toLowerCase(Locale.ROOT).equals(word)) {
          return Optional.of(filter);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * One page of the queue.
   *
   * @param after the last case of the page before; empty for the first page
   * @param most cases, at least 1
   */
  public record Page(Filter filter, Optional<ReviewCaseId> after, int most) {}

  @Override
  public void show(ReviewCase shown) {
    Optional<ReviewCase.Answered> answer = Optional.ofNullable(shown.answer());
    try {
      int _ =
          database
              .sql(SHOW)
              .param("id", shown.id().value())
              .param("journey", shown.journey().value())
              .param("version", shown.version())
              .param("stage", shown.stage().word())
              .param("interaction", shown.interaction())
              .param("state", shown.state().word())
              .param("opened", at(shown.openedAt()))
              .param("escalates", at(shown.escalatesAt()))
              .param("due", at(shown.dueAt()))
              .param("escalated", shown.escalated())
              .param("asked", shown.asked())
              .param("assigned", text(shown.assignedTo()))
              .param("verdict", answer.map(ReviewCase.Answered::verdict).orElse(null))
              .param("reason", answer.map(ReviewCase.Answered::reason).orElse(null))
              .param("reviewer", answer.map(it -> text(it.reviewer())).orElse(null))
              .param("answered", answer.map(it -> at(it.answeredAt())).orElse(null))
              .update();
    } catch (DataAccessException away) {
      throw FailureCode.LEDGER_UNREACHABLE.failure("the queue cannot be written");
    }
  }

  /** The tenant's cases: what is due first comes first. */
  public List<ReviewCase> list(TenantId tenant, CallerId caller, Page page) {
    return database
        .sql(
            "select "
                + COLUMNS
                + " from review_case where tenant = :tenant and "
                + page.filter().condition
                + " and (cast(:after as text) is null or (due_at, case_id) > (select due_at,"
                + " case_id from review_case where tenant = :tenant and case_id = :after))"
                + " order by due_at, case_id limit :most")
        .param("tenant", tenant.value())
        .param("caller", caller.value())
        .param("after", page.after().map(ReviewCaseId::value).orElse(null))
        .param("most", page.most())
        .query((row, _) -> reviewCase(row))
        .list();
  }

  /** The tenant's case of that id. */
  public Optional<ReviewCase> find(TenantId tenant, ReviewCaseId id) {
    return database
        .sql("select " + COLUMNS + " from review_case where tenant = ? and case_id = ?")
        .params(tenant.value(), id.value())
        .query((row, _) -> reviewCase(row))
        .optional();
  }

  private static ReviewCase reviewCase(ResultSet row) throws SQLException {
    return new ReviewCase(
        new ReviewCaseId(row.getString(1)),
        new JourneyId(row.getString(2)),
        row.getLong(3),
        Stage.valueOf(row.getString(4).toUpperCase(Locale.ROOT).replace('-', '_')),
        row.getString(5),
        CaseState.of(row.getString(6)).orElseThrow(),
        instant(row, 7),
        instant(row, 8),
        instant(row, 9),
        row.getBoolean(10),
        row.getInt(11),
        caller(row.getString(12)),
        answered(row));
  }

  private static ReviewCase.@Nullable Answered answered(ResultSet row) throws SQLException {
    String verdict = row.getString(13);
    return verdict == null
        ? null
        : new ReviewCase.Answered(
            verdict, row.getString(14), caller(row.getString(15)), instant(row, 16));
  }

  private static @Nullable CallerId caller(@Nullable String text) {
    return text == null ? null : new CallerId(text);
  }

  private static @Nullable String text(@Nullable CallerId caller) {
    return caller == null ? null : caller.value();
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
