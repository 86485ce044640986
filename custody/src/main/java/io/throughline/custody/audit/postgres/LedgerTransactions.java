package io.throughline.custody.audit.postgres;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.audit.postgres.rows.LedgerRows;
import io.throughline.custody.failure.CustodyException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in one transaction; whatever the database cannot do may be tried again. */
final class LedgerTransactions {
  private final DataSource database;

  LedgerTransactions(DataSource database) {
    this.database = database;
  }

  /** What is done with the rows. */
  @FunctionalInterface
  interface Work<T> {
    T with(LedgerRows rows) throws SQLException;
  }

  <T> T run(Work<T> work) {
    return run(Connection.TRANSACTION_READ_COMMITTED, work);
  }

  /** All that is read is of one moment, while others go on appending. */
  <T> T snapshot(Work<T> work) {
    return run(Connection.TRANSACTION_REPEATABLE_READ, work);
  }

  static CustodyException unreachable(SQLException cause) {
    return new CustodyException(
        FailureCode.LEDGER_UNREACHABLE, "the ledger's database does not answer", cause);
  }

  private <T> T run(int isolation, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      int isolationBefore = connection.getTransactionIsolation();
      connection.setTransactionIsolation(isolation);
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.with(new LedgerRows(connection));
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(isolationBefore);
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }
}
