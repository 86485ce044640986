package io.throughline.activities.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.audit.postgres.PostgresLedger;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class LedgerAuditActivitiesTest {

  private static final SubjectId SUBJECT = new SubjectId("s-" + "c".repeat(26));

  @TempDir private Path folder;

  @Test
  void anEventIsWrittenOnceAndRefusedOnceTheSubjectIsErased() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
      MasterKey master = MasterKey.in(folder);
      KeyRing ring = new FileKeyRing(folder, master);
      LedgerAuditActivities activities = activities(postgres.getPostgresDatabase(), ring, master);
      assertThat(activities.record(event("one"))).isEqualTo(activities.record(event("one")));
      assertThat(activities.record(event("two")).index()).isEqualTo(1);
      ring.destroy(SUBJECT);
      assertThatThrownBy(() -> activities.record(event("three")))
          .isInstanceOfSatisfying(
              ApplicationFailure.class,
              failure -> assertThat(failure.getType()).isEqualTo("KEY_DESTROYED"));
    }
  }

  @Test
  void aDatabaseThatIsDownIsTriedAgain() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setPortNumbers(new int[] {1});
    MasterKey master = MasterKey.in(folder);
    LedgerAuditActivities activities = activities(nowhere, new FileKeyRing(folder, master), master);
    assertThatThrownBy(() -> activities.record(event("one")))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("LEDGER_UNREACHABLE");
              assertThat(failure.isNonRetryable()).isFalse();
            });
  }

  private LedgerAuditActivities activities(DataSource database, KeyRing ring, MasterKey master) {
    return new LedgerAuditActivities(
        new PostgresLedger(database, new HeadSigningKey(folder, master), ring, Clock.systemUTC()));
  }

  private static AuditEvent event(String key) {
    return new AuditEvent(
        key,
        SUBJECT,
        new JourneyId("j-" + "d".repeat(26)),
        "decision.hold",
        Instant.parse("2026-01-02T03:04:05Z"),
        new TreeMap<>(Map.of("stage", "interview")));
  }
}
