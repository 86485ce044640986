package io.throughline.server.cli.demo.chaos;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.audit.LedgerCheck;
import io.throughline.custody.audit.LedgerEntry;
import io.throughline.custody.audit.postgres.PostgresLedger;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.parts.postgres.PostgresPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** Reads the ledger of a deployment, past its server. */
final class LedgerWitness {
  private final Ledger ledger;

  private LedgerWitness(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Of the database on that port, with the keys in that data folder. */
  static LedgerWitness of(DataFolder data, int postgresPort) throws IOException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(PostgresPart.url(postgresPort, "throughline"));
    database.setUser(PostgresPart.USER);
    database.setPassword(Files.readString(PostgresPart.passwordFile(data)).strip());
    Path keys = data.keys();
    MasterKey master = MasterKey.in(keys);
    return new LedgerWitness(
        new PostgresLedger(
            database,
            new HeadSigningKey(keys, master),
            new FileKeyRing(keys, master),
            Clock.systemUTC()));
  }

  LedgerCheck check() {
    return ledger.verify();
  }

  /** What was written down of one journey, in order. */
  List<AuditEvent> eventsOf(String journey) {
    List<AuditEvent> events = new ArrayList<>();
    for (LedgerEntry entry : ledger.entriesOf(new JourneyId(journey))) {
      ledger.open(entry.index()).ifPresent(events::add);
    }
    return events;
  }

  /** Events that say what another one has said: a decision, a piece or a remedy taken twice. */
  static List<String> repeated(List<AuditEvent> events) {
    Set<String> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    for (AuditEvent event : events) {
      // Nothing is asked for twice here, so that two decisions on one interaction are one too many.
      String what = event.what().startsWith("decision.") ? "decision" : event.what();
      String said =
          what
              + " "
              + (what.startsWith("remedy.") ? event.details().getOrDefault("reasons", "") : "")
              + " "
              + event.details().getOrDefault("stage", "")
              + " "
              + event.details().getOrDefault("interaction", "")
              + " "
              + event.details().getOrDefault("role", "");
      if (!seen.add(said)) {
        repeated.add("an event: " + said.strip());
      }
    }
    return repeated;
  }
}
