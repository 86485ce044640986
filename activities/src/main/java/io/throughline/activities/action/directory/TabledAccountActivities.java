package io.throughline.activities.action.directory;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.recovery.AccountActivities;
import io.throughline.contracts.journey.recovery.AccountSigns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Counts what was reported, in the tables of events and of journeys. */
public final class TabledAccountActivities implements AccountActivities {
  private static final String SIGNS =
      "with owner as (select subject_id, tenant from journey where journey_id = ?),"
          + " told as (select e.type, e.occurred_at from webhook_event e"
          + " join journey j on j.journey_id = e.journey_id and j.tenant = e.tenant"
          + " join owner o on o.subject_id = j.subject_id and o.tenant = j.tenant"
          + " where e.occurred_at > now() - interval '14 days')"
          + " select count(*) filter (where type = 'factor.refused'"
          + " and occurred_at > now() - interval '1 day'),"
          + " count(*) filter (where type = 'factor.changed'),"
          + " count(*) filter (where type = 'number.changed'),"
          + " (select count(*) from journey j join owner o on o.subject_id = j.subject_id"
          + " and o.tenant = j.tenant where j.kind = 'recovery' and j.journey_id <> ?"
          + " and j.created_at > now() - interval '7 days') from told";

  private final DataSource database;

  public TabledAccountActivities(DataSource database) {
    this.database = database;
  }

  @Override
  public AccountSigns signs(JourneyId recovery) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SIGNS)) {
      select.setString(1, recovery.value());
      select.setString(2, recovery.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new AccountSigns(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
      }
    } catch (SQLException noDatabase) {
      throw FailureCode.FIGURES_UNREACHABLE.failure("what was reported cannot be counted");
    }
  }
}
