package io.throughline.server.api.caller.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.activities.action.directory.TabledAccountActivities;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.recovery.AccountSigns;
import io.throughline.server.deployment.DeployedServer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was reported of any journey of one person counts in that person's recovery, lately. */
class AccountSignsTest extends DeployedServer {
  private static final String OWNER = "s-" + "v".repeat(26);
  private static final String HIRED = "j-" + "v".repeat(25) + "a";
  private static final String RECOVERY = "j-" + "v".repeat(25) + "b";

  private JdbcClient tables;

  @BeforeEach
  void people() {
    tables = JdbcClient.create(database);
    tables.sql("delete from webhook_event where source = 'signs'").update();
    tables.sql("delete from journey where workflow_id like 'signs-%'").update();
    journey(HIRED, OWNER, "hiring", Duration.ofDays(90));
    journey(RECOVERY, OWNER, "recovery", Duration.ZERO);
  }

  @Test
  void nothingWasReported() {
    assertThat(signs()).isEqualTo(new AccountSigns(0, 0, 0, 0));
    assertThat(signs().reasons()).isEmpty();
  }

  @Test
  void eachKindCountsInItsOwnTime() {
    for (int n = 0; n < 5; n++) {
      reported("factor.refused", HIRED, Duration.ofHours(n));
    }
    reported("factor.refused", HIRED, Duration.ofHours(25));
    reported("factor.changed", RECOVERY, Duration.ofDays(13));
    reported("factor.changed", HIRED, Duration.ofDays(15));
    reported("number.changed", HIRED, Duration.ofDays(2));
    reported("factor.used", HIRED, Duration.ofHours(1));
    journey("j-" + "v".repeat(25) + "c", OWNER, "recovery", Duration.ofDays(6));
    journey("j-" + "v".repeat(25) + "d", OWNER, "recovery", Duration.ofDays(8));

    assertThat(signs()).isEqualTo(new AccountSigns(5, 1, 1, 1));
    assertThat(signs().reasons())
        .containsExactly(
            "account.prompts-refused",
            "account.factor-changed",
            "account.number-changed",
            "account.recovered-before");
  }

  @Test
  void whatIsReportedOfSomebodyElseCountsNothing() {
    String other = "j-" + "v".repeat(25) + "e";
    journey(other, "s-" + "w".repeat(26), "hiring", Duration.ofDays(1));
    reported("number.changed", other, Duration.ofHours(1));

    assertThat(signs()).isEqualTo(new AccountSigns(0, 0, 0, 0));
  }

  private AccountSigns signs() {
    return new TabledAccountActivities(database).signs(new JourneyId(RECOVERY));
  }

  private void journey(String journey, String subject, String kind, Duration ago) {
    tables
        .sql(
            "insert into journey (journey_id, subject_id, tenant, opened_by, kind, workflow_id,"
                + " request_key, request_mac, created_at)"
                + " values (?, ?, 't-default', ?, ?, ?, ?, '', ?)")
        .params(
            journey,
            subject,
            "c-" + "v".repeat(26),
            kind,
            "signs-" + journey,
            UUID.randomUUID().toString().replace("-", "").repeat(2),
            Timestamp.from(Instant.now().minus(ago)))
        .update();
  }

  private void reported(String type, String journey, Duration ago) {
    tables
        .sql(
            "insert into webhook_event (source, event_id, tenant, journey_id, type, occurred_at,"
                + " sequence, digest, received_at, state, next_try_at)"
                + " values ('signs', ?, 't-default', ?, ?, ?, 0, sha256('x'), now(), 'delivered',"
                + " now())")
        .params(
            UUID.randomUUID().toString(), journey, type, Timestamp.from(Instant.now().minus(ago)))
        .update();
  }
}
