package io.throughline.activities.friction;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.FrictionActivities;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.contracts.journey.status.friction.StagePassage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps moves in the table {@code stage_passage}, a row for each journey and stage. The first word
 * on how a stage was left stays: a repeat or a late entering changes nothing.
 */
public final class TabledFrictionActivities implements FrictionActivities {
  private static final long KIB = 1024;
  private static final String ENTER =
      "insert into stage_passage (journey_id, stage, entered_at) values (?, ?, ?)"
          + " on conflict (journey_id, stage) do nothing";
  private static final String LEAVE =
      "insert into stage_passage as kept (journey_id, stage, entered_at, left_at, how, holds,"
          + " prompts, retries, unmeasured, seconds, extra_seconds, elapsed_seconds, bytes,"
          + " extra_bytes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (journey_id, stage) do update set left_at = excluded.left_at,"
          + " how = excluded.how, holds = excluded.holds, prompts = excluded.prompts,"
          + " retries = excluded.retries, unmeasured = excluded.unmeasured,"
          + " seconds = excluded.seconds, extra_seconds = excluded.extra_seconds,"
          + " elapsed_seconds = excluded.elapsed_seconds, bytes = excluded.bytes,"
          + " extra_bytes = excluded.extra_bytes where kept.left_at is null";

  private final DataSource database;

  public TabledFrictionActivities(DataSource database) {
    this.database = database;
  }

  @Override
  public void recordMove(StageMove move) {
    try (Connection connection = database.getConnection()) {
      StagePassage left = move.left();
      if (left != null) {
        update(connection, LEAVE, row(move.journey(), left));
      }
      StageMove.Entry entered = move.entered();
      if (entered != null) {
        update(
            connection,
            ENTER,
            List.of(move.journey().value(), entered.stage().word(), time(entered.at())));
      }
    } catch (SQLException noDatabase) {
      throw FailureCode.FIGURES_UNREACHABLE.failure("the move cannot be kept");
    }
  }

  private static List<@Nullable Object> row(JourneyId journey, StagePassage left) {
    Friction friction = left.friction();
    return java.util.Arrays.asList(
        journey.value(),
        left.stage().word(),
        time(left.enteredAt()),
        time(left.leftAt()),
        left.exit().word(),
        left.holds(),
        friction.prompts(),
        friction.retries(),
        friction.total().unmeasured(),
        friction.total().seconds(),
        friction.extra().seconds(),
        friction.elapsedSeconds(),
        wholeKib(friction.total().bytes()),
        wholeKib(friction.extra().bytes()));
  }

  /** Both statements may be repeated on their own, so that a failure between them loses nothing. */
  private static void update(
      Connection connection, String statement, List<? extends @Nullable Object> values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.size(); i++) {
        update.setObject(i + 1, values.get(i));
      }
      update.executeUpdate();
    }
  }

  private static long wholeKib(long bytes) {
    return (bytes + KIB - 1) / KIB * KIB;
  }

  private static OffsetDateTime time(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
