package io.throughline.server.cli.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.audit.LedgerCheck;
import io.throughline.custody.audit.postgres.PostgresLedger;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/** The ledger as the server has it, on an empty PostgreSQL that lives as long as the measuring. */
final class LedgerBench {
  private static final int WARM_UP = 300;
  private static final String PSEUDONYM = "b".repeat(26);

  private final int events;

  LedgerBench(int events) {
    this.events = events;
  }

  List<BenchRow> measured() throws IOException {
    Path keys = Files.createTempDirectory("throughline-bench");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(postgres.getPostgresDatabase());
      var _ = Flyway.configure().dataSource(pool).load().migrate();
      MasterKey master = MasterKey.in(keys);
      return rows(
          new PostgresLedger(
              pool,
              new HeadSigningKey(keys, master),
              new FileKeyRing(keys, master),
              Clock.systemUTC()));
    } finally {
      FileSystemUtils.deleteRecursively(keys);
    }
  }

  private List<BenchRow> rows(Ledger ledger) {
    append(ledger, 0, WARM_UP);
    long began = System.nanoTime();
    append(ledger, WARM_UP, WARM_UP + events);
    double appending = (System.nanoTime() - began) / 1e9;
    LedgerCheck _ = ledger.verify();
    long looked = System.nanoTime();
    LedgerCheck check = ledger.verify();
    double verifying = (System.nanoTime() - looked) / 1e9;
    boolean whole = check.ok() && check.size() == WARM_UP + events;
    return List.of(
        new BenchRow("append", events / appending, "events/s", whole),
        new BenchRow("verify", check.size() / verifying, "events/s", whole));
  }

  /** Events as large as those of a decision. */
  private static void append(Ledger ledger, int from, int to) {
    SubjectId subject = new SubjectId("s-" + PSEUDONYM);
    JourneyId journey = new JourneyId("j-" + PSEUDONYM);
    for (int i = from; i < to; i++) {
      var _ =
          ledger.append(
              new AuditEvent(
                  journey + "/interview-1/" + i,
                  subject,
                  journey,
                  "decision.proceed",
                  Clock.systemUTC().instant(),
                  new TreeMap<>(
                      Map.of(
                          "reasons", "links.hold", "bundle", "0123456789abcdef", "attempt", "1"))));
    }
  }
}
