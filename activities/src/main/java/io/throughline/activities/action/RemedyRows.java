package io.throughline.activities.action;

import io.throughline.contracts.remediation.action.RemedyOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on the table {@code remedy}, within one transaction. */
record RemedyRows(Connection connection) {
  /** One for all breakers of this database: counting and admitting is one step. */
  private static final long BREAKER_LOCK = 0x7468_726f_7567_6801L;

  /** Waits for others at most that long. */
  void patience(long millis) throws SQLException {
    run("select set_config('lock_timeout', ?, true)", millis + "ms");
  }

  void claim(RemedyOrder order, @Nullable String target) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into remedy (key, remedy, state, target, automatic) values (?, ?, 'claimed', ?, ?)"
                + " on conflict (key) do nothing")) {
      insert.setString(1, order.key());
      insert.setString(2, order.remedy().word());
      insert.setString(3, target);
      insert.setBoolean(4, order.automatic());
      insert.executeUpdate();
    }
  }

  /** What was never begun is never begun any more. */
  void bury(String key, String remedy) throws SQLException {
    run(
        "insert into remedy (key, remedy, state, automatic) values (?, ?, 'undone', false)"
            + " on conflict (key) do nothing",
        key,
        remedy);
  }

  /** The row, which nobody else changes until the transaction ends. */
  Optional<RemedyRow> lock(String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select state, prior, reason from remedy where key = ? for update")) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new RemedyRow(
                    RemedyRow.State.of(row.getString(1)), row.getString(2), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  /** What two journeys do to one account is done one after the other. */
  void lockTarget(String target) throws SQLException {
    run("select pg_advisory_xact_lock(hashtextextended(?, 7))", target);
  }

  void observed(String key, String prior) throws SQLException {
    run("update remedy set prior = ?, at = now() where key = ?", prior, key);
  }

  void decide(String key, RemedyRow.State state, String reason) throws SQLException {
    run(
        "update remedy set state = ?, reason = ?, at = now() where key = ?",
        state.word(),
        reason,
        key);
  }

  /** What was there before another one, still in force, did the same to the same account. */
  Optional<String> priorOfAnother(String key, String target, String remedy) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select prior from remedy where target = ? and remedy = ? and key <> ?"
                + " and state in ('claimed', 'applied', 'retiring') and prior is not null"
                + " order by at limit 1")) {
      select.setString(1, target);
      select.setString(2, remedy);
      select.setString(3, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Whether fewer than that many automatic ones were admitted within an hour; if so, one more. */
  boolean admit(String key, int mostAnHour) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)");
        PreparedStatement update =
            connection.prepareStatement(
                "update remedy set admitted = clock_timestamp() where key = ? and ("
                    + "select count(*) from remedy"
                    + " where admitted > clock_timestamp() - interval '1 hour') < ?")) {
      lock.setLong(1, BREAKER_LOCK);
      lock.execute();
      update.setString(1, key);
      update.setInt(2, mostAnHour);
      return update.executeUpdate() == 1;
    }
  }

  private void run(String statement, String... values) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setString(i + 1, values[i]);
      }
      prepared.execute();
    }
  }
}
