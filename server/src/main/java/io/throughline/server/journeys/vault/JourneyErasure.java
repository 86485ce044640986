package io.throughline.server.journeys.vault;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.keys.KeyRing;
import io.throughline.server.journeys.engine.JourneyHistories;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/** Forgets a person for ever: what is left are pseudonyms, digests and commitments. */
public final class JourneyErasure {
  private static final String ERASED = "journey.erased";

  private final JourneyRegistry registry;
  private final JourneyHistories histories;
  private final Custody custody;
  private final Clock clock;

  /** What holds data of a person. */
  public record Custody(KeyRing ring, Kept kept, Ledger ledger) {}

  /** What is the person's and is deleted after the key. */
  public record Kept(
      EvidenceVault vault, EvidenceUses uses, SearchedFaces searched, WorkTraces work) {}

  public JourneyErasure(
      JourneyRegistry registry, JourneyHistories histories, Custody custody, Clock clock) {
    this.registry = registry;
    this.histories = histories;
    this.custody = custody;
    this.clock = clock;
  }

  /**
   * Erases the journey's person, and so all journeys of that person; none may run. A try that died
   * half-way is finished by the next one: the key goes last of what cannot be repeated without it.
   */
  public List<JourneyId> erase(JourneyRegistry.Key journey) {
    SubjectId subject = registry.byId(journey).orElseThrow(ApiProblem::unknownJourney).subject();
    List<JourneyRegistry.Entry> all = registry.ofSubject(subject);
    for (JourneyRegistry.Entry entry : all) {
      refuseRunning(entry);
    }
    for (JourneyRegistry.Entry entry : all) {
      histories.delete(entry.workflowId());
      recordOnce(entry);
    }
    custody.ring().destroy(subject);
    custody.kept().vault().eraseSubject(subject);
    custody.kept().uses().forget(subject);
    custody.kept().searched().forget(subject);
    custody.kept().work().forget(subject);
    return all.stream().map(JourneyRegistry.Entry::journey).toList();
  }

  private void refuseRunning(JourneyRegistry.Entry entry) {
    if (histories.runs(entry.workflowId())) {
      throw ApiProblem.of(
          HttpStatus.CONFLICT, "journey.running", "A journey of this person has not ended.");
    }
  }

  /** The erasure is an event of the journey like any other, and is sealed with the rest. */
  private void recordOnce(JourneyRegistry.Entry entry) {
    if (registry.erased(entry) || recorded(entry)) {
      return;
    }
    AuditReceipt _ =
        custody
            .ledger()
            .append(
                new AuditEvent(
                    entry.journey() + "/erase",
                    entry.subject(),
                    entry.journey(),
                    ERASED,
                    clock.instant(),
                    new TreeMap<>()));
  }

  private boolean recorded(JourneyRegistry.Entry entry) {
    return custody.ledger().entriesOf(entry.journey()).reversed().stream()
        .findFirst()
        .flatMap(last -> custody.ledger().open(last.index()))
        .map(event -> event.what().equals(ERASED))
        .orElse(false);
  }
}
