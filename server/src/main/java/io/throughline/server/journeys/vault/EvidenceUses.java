package io.throughline.server.journeys.vault;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.failure.CustodyException;
import io.throughline.server.problem.ApiProblem;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts who refers to a blob: the same bytes have the same address, so that a refused second
 * upload must not delete what the first has handed over.
 */
public final class EvidenceUses {

  private final JdbcClient database;
  private final TransactionTemplate transactions;
  private final EvidenceVault vault;

  /** One upload's reference to a blob. */
  public record Use(UUID id, TenantId tenant, SubjectId subject, EvidenceAddress address) {}

  public EvidenceUses(JdbcClient database, TransactionTemplate transactions, EvidenceVault vault) {
    this.database = database;
    this.transactions = transactions;
    this.vault = vault;
  }

  /** Refers to a blob that was just stored; fails if another upload has just deleted it. */
  Use begin(EvidenceIntake.Purpose purpose, EvidenceAddress address) {
    Use use = new Use(UUID.randomUUID(), purpose.tenant(), purpose.subject(), address);
    transactions.executeWithoutResult(_ -> {
      lock(use);
      requirePresent(use);
      database
          .sql(
              "insert into evidence_use (use_id, tenant, subject_id, address, journey_id)"
                  + " values (?, ?, ?, ?, ?)")
          .params(
              use.id(),
              use.tenant().value(),
              use.subject().value(),
              address.value(),
              purpose.journey().journey().value())
          .update();
    });
    return use;
  }

  /** Refers to it no more, and deletes it if nobody does. */
  void end(Use use) {
    transactions.executeWithoutResult(_ -> {
      lock(use);
      database
          .sql("delete from evidence_use where tenant = ? and use_id = ?")
          .params(use.tenant().value(), use.id())
          .update();
      long others =
          database
              .sql(
                  "select count(*) from evidence_use"
                      + " where tenant = ? and subject_id = ? and address = ?")
              .params(use.tenant().value(), use.subject().value(), use.address().value())
              .query(Long.class)
              .single();
      if (others == 0) {
        vault.delete(use.subject(), use.address());
      }
    });
  }

  /** Nobody refers to anything of an erased person. */
  void forget(SubjectId subject) {
    database.sql("delete from evidence_use where subject_id = ?").param(subject.value()).update();
  }

  private void requirePresent(Use use) {
    try {
      vault.length(use.subject(), use.address());
    } catch (CustodyException gone) {
      throw ApiProblem.unavailable("evidence.race", "The same file was refused just now.");
    }
  }

  /** One address at a time; the lock ends with the transaction. */
  private void lock(Use use) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("evidence " + use.subject() + " " + use.address())
        .query((_, _) -> true)
        .single();
  }
}
