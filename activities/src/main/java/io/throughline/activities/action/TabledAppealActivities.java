package io.throughline.activities.action;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.answer.review.appeal.AppealActivities;
import io.throughline.contracts.remediation.action.Remedy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/** What a journey did is in the table {@code remedy}, what it led to in the table {@code lead}. */
public final class TabledAppealActivities implements AppealActivities {
  private final DataSource database;

  public TabledAppealActivities(DataSource database) {
    this.database = database;
  }

  /** Its number in the journey is the third part of an order's key. */
  private record Row(int number, Standing standing) {}

  @Override
  public InForce inForce(JourneyId appealed) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select key, remedy, at from remedy where starts_with(key, ? || '/')"
                    + " and state in ('claimed', 'applied', 'retiring')")) {
      select.setString(1, appealed.value());
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          add(rows, row);
        }
      }
      return new InForce(
          rows.stream()
              .sorted(Comparator.comparingInt(Row::number).reversed())
              .map(Row::standing)
              .toList());
    } catch (SQLException away) {
      throw FailureCode.LEDGER_UNREACHABLE.failure("the remedies cannot be read");
    }
  }

  /** What takes something back is not in force itself: policy can name no inverse. */
  private static void add(List<Row> rows, ResultSet row) throws SQLException {
    String key = row.getString(1);
    String remedy = row.getString(2);
    String[] parts = key.split("/", -1);
    if (Remedy.named(remedy).isPresent() && parts.length == 4 && parts[2].matches("[0-9]{1,6}")) {
      rows.add(
          new Row(
              Integer.parseInt(parts[2]),
              new Standing(key, remedy, row.getObject(3, OffsetDateTime.class).toInstant())));
    }
  }

  @Override
  public Withdrawn withdraw(Withdrawal withdrawal) {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update lead set withdrawn_by = ?, withdrawn_at = now()"
                    + " where journey_id = ? and withdrawn_at is null");
        PreparedStatement count =
            connection.prepareStatement("select count(*) from lead where withdrawn_by = ?")) {
      update.setString(1, withdrawal.appeal().value());
      update.setString(2, withdrawal.appealed().value());
      update.executeUpdate();
      count.setString(1, withdrawal.appeal().value());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return new Withdrawn(row.getInt(1));
      }
    } catch (SQLException away) {
      throw FailureCode.LEDGER_UNREACHABLE.failure("the leads cannot be written");
    }
  }
}
