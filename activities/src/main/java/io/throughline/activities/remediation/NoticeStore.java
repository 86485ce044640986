package io.throughline.activities.remediation;

import io.throughline.contracts.failure.FailureCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The table {@code notice}: what was claimed, sent or refused. */
final class NoticeStore {

  private final DataSource database;
  private final Duration patience;

  /**
   * @param patience for somebody else who is sending the same notice
   */
  NoticeStore(DataSource database, Duration patience) {
    this.database = database;
    this.patience = patience;
  }

  /** What became of handing a message over. */
  enum Delivery {
    SENT,
    REFUSED
  }

  /**
   * Sends unless it was sent before; false if it was. While one sends, others with the same key
   * wait for the row. A failure of {@code sending} leaves the notice claimed, to be tried again.
   */
  boolean once(String key, String messageId, Supplier<Delivery> sending) throws SQLException {
    claim(key, messageId);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        String state = lock(connection, key);
        if (state.equals("claimed")) {
          Delivery delivery = sending.get();
          state = delivery == Delivery.SENT ? "sent" : "refused";
          mark(connection, key, state);
          connection.commit();
          return answered(state);
        }
        return !answered(state);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static boolean answered(String state) {
    if (state.equals("refused")) {
      throw FailureCode.MAIL_REFUSED.failure("the mail server refuses this recipient");
    }
    return true;
  }

  private void claim(String key, String messageId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into notice (key, message_id, state) values (?, ?, 'claimed')"
                    + " on conflict (key) do nothing")) {
      insert.setString(1, key);
      insert.setString(2, messageId);
      insert.executeUpdate();
    }
  }

  private String lock(Connection connection, String key) throws SQLException {
    try (Statement patienceStatement = connection.createStatement()) {
      patienceStatement.execute("set local lock_timeout = " + patience.multipliedBy(3).toMillis());
    }
    try (PreparedStatement select =
        connection.prepareStatement("select state from notice where key = ? for update")) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("the claimed notice is gone");
        }
        return row.getString(1);
      }
    }
  }

  private static void mark(Connection connection, String key, String state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update notice set state = ?, at = now() where key = ?")) {
      update.setString(1, state);
      update.setString(2, key);
      update.executeUpdate();
    }
  }
}
