package io.throughline.custody.audit.postgres.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger's statements, on one connection whose transaction is the caller's. */
public final class LedgerRows {
  /** Whoever appends holds this lock of the database until its transaction ends. */
  private static final long APPENDERS_LOCK = 0x7468726f7567686cL;

  private static final int ROWS_AT_ONCE = 5000;

  private final Connection connection;

  public LedgerRows(Connection connection) {
    this.connection = connection;
  }

  public void waitForTurn() throws SQLException {
    try (PreparedStatement lock = prepare("SELECT pg_advisory_xact_lock(?)", APPENDERS_LOCK)) {
      lock.execute();
    }
  }

  public Optional<HeadRow> head() throws SQLException {
    String sql = "SELECT size, frontier, root, at_millis, signature FROM ledger_head";
    try (PreparedStatement select = prepare(sql);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new HeadRow(
                  row.getLong(1),
                  row.getBytes(2),
                  row.getBytes(3),
                  row.getLong(4),
                  row.getBytes(5)))
          : Optional.empty();
    }
  }

  public void putHead(HeadRow head) throws SQLException {
    String sql =
        head.size() == 1
            ? "INSERT INTO ledger_head (size, frontier, root, at_millis, signature)"
                + " VALUES (?, ?, ?, ?, ?)"
            : "UPDATE ledger_head SET size = ?, frontier = ?, root = ?, at_millis = ?,"
                + " signature = ?";
    try (PreparedStatement put =
        prepare(
            sql, head.size(), head.frontier(), head.root(), head.atMillis(), head.signature())) {
      put.executeUpdate();
    }
  }

  public Optional<EntryRow> entryOfKey(byte[] eventKey) throws SQLException {
    return one("WHERE event_key = ?", eventKey);
  }

  public Optional<EntryRow> entry(long index) throws SQLException {
    return one("WHERE index = ?", index);
  }

  private Optional<EntryRow> one(String where, Object value) throws SQLException {
    List<EntryRow> rows = entries(where, value);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  public List<EntryRow> entriesOf(String journey) throws SQLException {
    return entries("WHERE journey = ? ORDER BY journey_seq", journey);
  }

  private List<EntryRow> entries(String where, Object value) throws SQLException {
    String sql =
        "SELECT index, event_key, journey, journey_seq, commitment FROM ledger_entry " + where;
    List<EntryRow> entries = new ArrayList<>();
    try (PreparedStatement select = prepare(sql, value);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(
            new EntryRow(
                row.getLong(1),
                row.getBytes(2),
                row.getString(3),
                row.getLong(4),
                row.getBytes(5)));
      }
    }
    return entries;
  }

  /** The next place in the journey, from 1. */
  public long nextSeq(String journey) throws SQLException {
    String sql = "SELECT coalesce(max(journey_seq), 0) + 1 FROM ledger_entry WHERE journey = ?";
    try (PreparedStatement select = prepare(sql, journey);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  public void addEntry(EntryRow entry) throws SQLException {
    String sql =
        "INSERT INTO ledger_entry (index, event_key, journey, journey_seq, commitment)"
            + " VALUES (?, ?, ?, ?, ?)";
    try (PreparedStatement insert =
        prepare(
            sql,
            entry.index(),
            entry.eventKey(),
            entry.journey(),
            entry.journeySeq(),
            entry.commitment())) {
      insert.executeUpdate();
    }
  }

  public void addOpening(long index, String subject, byte[] sealed) throws SQLException {
    String sql = "INSERT INTO ledger_opening (index, subject, sealed) VALUES (?, ?, ?)";
    try (PreparedStatement insert = prepare(sql, index, subject, sealed)) {
      insert.executeUpdate();
    }
  }

  public Optional<OpeningRow> opening(long index) throws SQLException {
    String sql = "SELECT subject, sealed FROM ledger_opening WHERE index = ?";
    try (PreparedStatement select = prepare(sql, index);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(new OpeningRow(row.getString(1), row.getBytes(2)))
          : Optional.empty();
    }
  }

  public void addNodes(List<NodeRow> nodes) throws SQLException {
    if (nodes.isEmpty()) {
      return;
    }
    String sql = "INSERT INTO ledger_node (level, position, hash) VALUES (?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (NodeRow node : nodes) {
        bind(insert, node.level(), node.position(), node.hash());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  public Optional<byte[]> node(int level, long position) throws SQLException {
    String sql = "SELECT hash FROM ledger_node WHERE level = ? AND position = ?";
    try (PreparedStatement select = prepare(sql, level, position);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
    }
  }

  /** Takes one leaf after the other; false ends the walk. */
  @FunctionalInterface
  public interface Leaves {
    boolean take(long index, byte[] commitment);
  }

  /** All leaves in order, a few thousand in memory at a time; needs an open transaction. */
  public void eachLeaf(Leaves leaves) throws SQLException {
    try (PreparedStatement select =
        prepare("SELECT index, commitment FROM ledger_entry ORDER BY index")) {
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        boolean more = true;
        while (more && row.next()) {
          more = leaves.take(row.getLong(1), row.getBytes(2));
        }
      }
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    bind(statement, values);
    return statement;
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
