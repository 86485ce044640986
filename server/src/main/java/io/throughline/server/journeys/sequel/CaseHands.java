package io.throughline.server.journeys.sequel;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.audit.LedgerEntry;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever had to do with a journey: opened it, had one of its cases, or decided one. */
public final class CaseHands {
  /** Details of events that name callers. */
  private static final List<String> NAMES = List.of("by", "to", "assigned", "reviewer");

  private static final String QUEUE =
      "select assigned_to from review_case where journey_id = :journey and assigned_to is not null"
          + " union select reviewer from review_case where journey_id = :journey and reviewer is not"
          + " null union select reviewer from lead where journey_id = :journey and reviewer is not"
          + " null";

  private final Ledger ledger;
  private final JdbcClient database;

  public CaseHands(Ledger ledger, JdbcClient database) {
    this.ledger = ledger;
    this.database = database;
  }

  /** From the ledger, since the queue forgets who had a case before; and from the queue. */
  public List<CallerId> of(JourneyRegistry.Entry journey) {
    Set<CallerId> hands = new LinkedHashSet<>();
    hands.add(journey.opener().caller());
    add(hands, journey.journey());
    // A cluster is a case of the cohort, and was decided for each of its members.
    database
        .sql("select cohort_id from cohort_member where journey_id = ?")
        .param(journey.journey().value())
        .query((row, _) -> new JourneyId(row.getString(1)))
        .list()
        .forEach(cohort -> add(hands, cohort));
    return List.copyOf(hands);
  }

  private void add(Set<CallerId> hands, JourneyId journey) {
    ledger.entriesOf(journey).stream()
        .map(LedgerEntry::index)
        .map(ledger::open)
        .flatMap(Optional::stream)
        .forEach(event -> hands.addAll(named(event)));
    hands.addAll(
        database
            .sql(QUEUE)
            .param("journey", journey.value())
            .query((row, _) -> new CallerId(row.getString(1)))
            .list());
  }

  private static List<CallerId> named(AuditEvent event) {
    return NAMES.stream()
        .map(name -> event.details().get(name))
        .flatMap(value -> caller(value).stream())
        .toList();
  }

  private static Optional<CallerId> caller(@org.jspecify.annotations.Nullable String value) {
    try {
      return Optional.ofNullable(value).map(CallerId::new);
    } catch (IllegalArgumentException nobody) {
      return Optional.empty();
    }
  }
}
