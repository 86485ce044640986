package io.throughline.activities.continuity.search;

import io.throughline.contracts.continuity.search.SearchActivities.Lead;
import io.throughline.contracts.continuity.search.SearchActivities.Leads;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The table {@code lead}: pairs of people who may be one, for reviewers to find. */
public final class LeadTable {
  /** The same two people are one lead; what was answered stays answered. */
  private static final String KEEP =
      "insert into lead (tenant, purpose, subject, other, journey_id, interaction, llr, strength,"
          + " searched, model, version, found_at) select tenant, ?, ?, ?, journey_id, ?, ?, ?, ?,"
          + " ?, ?, now() from journey where journey_id = ? and exists (select 1 from journey o"
          + " where o.subject_id = ? and o.tenant = journey.tenant)"
          + " on conflict (tenant, purpose, least(subject, other), greatest(subject, other))"
          + " do update set llr = excluded.llr, strength = excluded.strength,"
          + " searched = excluded.searched, interaction = excluded.interaction"
          + " where lead.verdict is null and lead.llr < excluded.llr"
          + " and lead.subject = excluded.subject";

  private final DataSource database;

  public LeadTable(DataSource database) {
    this.database = database;
  }

  TenantId tenantOf(JourneyId journey) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select tenant from journey where journey_id = ?")) {
      select.setString(1, journey.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw FailureCode.GALLERY_REFUSED.failure("the journey is not in the registry");
        }
        return new TenantId(row.getString(1));
      }
    }
  }

  void keep(Leads found) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(KEEP)) {
      for (Lead lead : found.leads()) {
        insert.setString(1, lead.purpose().word());
        insert.setString(2, found.subject().value());
        insert.setString(3, lead.subject().value());
        insert.setString(4, lead.interaction().value());
        insert.setDouble(5, lead.llr());
        insert.setString(6, lead.strength().word());
        insert.setLong(7, lead.searched());
        insert.setString(8, lead.model().name());
        insert.setString(9, lead.model().version());
        insert.setString(10, found.journey().value());
        insert.setString(11, lead.subject().value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
