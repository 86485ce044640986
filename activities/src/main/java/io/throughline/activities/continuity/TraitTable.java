package io.throughline.activities.continuity;

import io.throughline.contracts.continuity.watch.WatchActivities.Traits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Who works with what, by keyed digests: the table {@code work_trait}. */
final class TraitTable {
  static final String DEVICE = "device";
  static final String FACTOR = "factor";

  /** The tenant is the journey's: another's people are not there. */
  private static final String KEEP =
      "insert into work_trait (tenant, kind, digest, subject_id, last_seen)"
          + " select tenant, ?, ?, ?, now() from journey where journey_id = ?"
          + " on conflict (tenant, kind, digest, subject_id) do update set last_seen = now()";

  private static final String SHARED =
      "select count(*) from unnest(?::text[]) as asked (digest) where exists (select 1 from"
          + " work_trait t join journey j on j.journey_id = ? and j.tenant = t.tenant"
          + " where t.kind = ? and t.digest = asked.digest and t.subject_id <> ?"
          + " and t.last_seen > now() - interval '90 days')";

  private final DataSource database;

  TraitTable(DataSource database) {
    this.database = database;
  }

  /** Keeps that this person uses them; answers how many of them somebody else used lately. */
  int sharedAfterKeeping(Traits used, String kind, List<String> digests) throws SQLException {
    if (digests.isEmpty()) {
      return 0;
    }
    try (Connection connection = database.getConnection()) {
      keep(connection, used, kind, digests);
      try (PreparedStatement select = connection.prepareStatement(SHARED)) {
        select.setArray(1, connection.createArrayOf("text", digests.toArray()));
        select.setString(2, used.journey().value());
        select.setString(3, kind);
        select.setString(4, used.subject().value());
        try (ResultSet row = select.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      }
    }
  }

  private static void keep(Connection connection, Traits used, String kind, List<String> digests)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
      for (String digest : digests) {
        insert.setString(1, kind);
        insert.setString(2, digest);
        insert.setString(3, used.subject().value());
        insert.setString(4, used.journey().value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
