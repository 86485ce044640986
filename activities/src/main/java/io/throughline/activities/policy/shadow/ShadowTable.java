package io.throughline.activities.policy.shadow;

import io.throughline.activities.policy.PolicyShadow.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code shadow_answer}: a row for each question and bundle, the last try's. */
final class ShadowTable {
  private static final int MOST_REASONS = 50;
  private static final String KEEP =
      "insert into shadow_answer (question, shadow_revision, journey_id, stage, interaction,"
          + " live_outcome, live_reasons, live_revision, shadow_outcome, shadow_reasons, no_answer,"
          + " asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (question, shadow_revision) do update set"
          + " live_outcome = excluded.live_outcome, live_reasons = excluded.live_reasons,"
          + " live_revision = excluded.live_revision, shadow_outcome = excluded.shadow_outcome,"
          + " shadow_reasons = excluded.shadow_reasons, no_answer = excluded.no_answer,"
          + " asked_at = excluded.asked_at";

  private final DataSource database;

  ShadowTable(DataSource database) {
    this.database = database;
  }

  void keep(String revision, ShadowRow row) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(KEEP)) {
      List<@Nullable Object> values =
          Arrays.asList(
              row.asked().question(),
              revision,
              row.asked().journey(),
              row.asked().stage(),
              row.asked().interaction(),
              row.live().outcome(),
              words(connection, row.live().reasons()),
              row.live().revision(),
              Optional.ofNullable(row.shadow()).map(Answer::outcome).orElse(null),
              words(
                  connection,
                  Optional.ofNullable(row.shadow()).map(Answer::reasons).orElse(List.of())),
              row.noAnswer(),
              time(row.at()));
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      insert.executeUpdate();
    }
  }

  /** As the engine forgets the decisions themselves. */
  void forgetBefore(Instant then) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from shadow_answer where asked_at < ?")) {
      delete.setObject(1, time(then));
      delete.executeUpdate();
    }
  }

  private static java.sql.Array words(Connection connection, List<String> reasons)
      throws SQLException {
    return connection.createArrayOf("text", reasons.stream().limit(MOST_REASONS).toArray());
  }

  private static OffsetDateTime time(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
