package io.throughline.custody.audit.postgres;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A ledger on a real PostgreSQL, empty before each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LedgerOnPostgres {
  protected static final SubjectId ADA = new SubjectId("s-" + "a".repeat(26));
  protected static final SubjectId BEN = new SubjectId("s-" + "b".repeat(26));
  protected static final JourneyId ADAS = new JourneyId("j-" + "a".repeat(26));
  protected static final JourneyId BENS = new JourneyId("j-" + "b".repeat(26));
  protected static final Instant AT = Instant.parse("2026-05-04T08:00:00.123456789Z");
  protected static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);

  /** Whoever owns the database can switch its triggers off. */
  protected static final String BEHIND_ITS_BACK = "SET session_replication_role = replica; ";

  protected EmbeddedPostgres postgres;
  protected DataSource database;
  protected KeyRing ring;
  protected HeadSigningKey signer;
  protected PostgresLedger ledger;

  @BeforeAll
  void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
    database = postgres.getPostgresDatabase();
    var _ = Flyway.configure().dataSource(database).load().migrate();
  }

  @AfterAll
  void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void openLedger(@TempDir Path folder) throws SQLException {
    emptyTables();
    ring = new FileKeyRing(folder, MasterKey.in(folder));
    signer = new HeadSigningKey(folder, MasterKey.in(folder));
    ledger = new PostgresLedger(database, signer, ring, CLOCK);
  }

  protected void emptyTables() throws SQLException {
    execute(BEHIND_ITS_BACK + "TRUNCATE ledger_entry, ledger_node, ledger_opening, ledger_head");
  }

  protected void append(SubjectId subject, JourneyId journey, int count) {
    for (int i = 0; i < count; i++) {
      var _ = ledger.append(event(subject, journey, "step-" + i));
    }
  }

  protected static AuditEvent event(SubjectId subject, JourneyId journey, String step) {
    return new AuditEvent(
        journey + "/interview-1/" + step,
        subject,
        journey,
        "decision.proceed",
        AT,
        new TreeMap<>(Map.of("reason", "marker", "bundle", "äöü 漢字")));
  }

  protected void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  protected static byte[] unhex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
