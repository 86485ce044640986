package io.throughline.server.journeys.registry;

import io.throughline.activities.action.AccountDigest;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose account it is, without keeping its name. */
public final class AccountOwners {
  private final JdbcClient database;
  private final AccountDigest digests;
  private final Clock clock;

  public AccountOwners(JdbcClient database, AccountDigest digests, Clock clock) {
    this.database = database;
    this.digests = digests;
    this.clock = clock;
  }

  /** Keeps whose account the journey is about; again, it is the same. */
  public void keep(JourneyRegistry.Entry journey, DirectoryAccount account) {
    database
        .sql(
            "insert into account_owner (tenant, digest, journey_id, subject_id, since)"
                + " values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(
            journey.opener().tenant().value(),
            digests.of(account),
            journey.journey().value(),
            journey.subject().value(),
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  /** The journeys about that account, the latest first. */
  public List<JourneyId> journeys(TenantId tenant, DirectoryAccount account) {
    return database
        .sql(
            "select journey_id from account_owner where tenant = ? and digest = ?"
                + " order by since desc, journey_id limit 20")
        .params(tenant.value(), digests.of(account))
        .query((row, _) -> new JourneyId(row.getString(1)))
        .list();
  }
}
