package io.throughline.custody.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.audit.LedgerCheck;
import io.throughline.custody.audit.LedgerEntry;
import io.throughline.custody.audit.SignedHead;
import io.throughline.custody.audit.merkle.Leaf;
import io.throughline.custody.audit.merkle.MerkleProofs;
import io.throughline.custody.audit.merkle.Tree;
import io.throughline.custody.audit.opening.Opening;
import io.throughline.custody.failure.CustodyException;
import io.throughline.custody.keys.KeyDestroyedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class PostgresLedgerTest extends LedgerOnPostgres {
  @Test
  void anEmptyLedgerHasASignedHeadAndVerifies() {
    SignedHead head = ledger.head();
    assertThat(head.size()).isZero();
    assertThat(head.isSignedBy(signer)).isTrue();
    assertThat(ledger.verify()).isEqualTo(new LedgerCheck(true, 0, "ledger.verified"));
    assertThat(ledger.open(0)).isEmpty();
  }

  @Test
  void whatIsAppendedIsReadAgainAndIsProved() {
    List<AuditReceipt> receipts = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      receipts.add(ledger.append(event(ADA, ADAS, "step-" + i)));
    }
    SignedHead head = ledger.head();
    assertThat(head.size()).isEqualTo(11);
    assertThat(head.at()).isEqualTo(Instant.parse("2026-05-04T08:00:00.123Z"));
    assertThat(head.isSignedBy(signer)).isTrue();
    for (AuditReceipt receipt : receipts) {
      Leaf leaf = new Leaf(receipt.index(), 11, HexFormat.of().parseHex(receipt.leaf()));
      List<byte[]> path = ledger.inclusionProof(receipt.index(), 11);
      assertThat(MerkleProofs.verifyInclusion(leaf, path, unhex(head.root()))).isTrue();
      assertThat(ledger.open(receipt.index()))
          .contains(event(ADA, ADAS, "step-" + receipt.index()));
    }
    assertThat(ledger.verify()).isEqualTo(new LedgerCheck(true, 11, "ledger.verified"));
  }

  @Test
  void anOlderHeadIsABeginningOfTheNewer() {
    append(ADA, ADAS, 5);
    SignedHead older = ledger.head();
    append(BEN, BENS, 6);
    SignedHead newer = ledger.head();
    assertThat(
            MerkleProofs.verifyConsistency(
                new Tree(5, unhex(older.root())),
                new Tree(11, unhex(newer.root())),
                ledger.consistencyProof(5, 11)))
        .isTrue();
    assertThatThrownBy(() -> ledger.inclusionProof(0, 12))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.consistencyProof(1, 12))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRepeatedEventHasTheSameReceipt() {
    AuditReceipt first = ledger.append(event(ADA, ADAS, "consent"));
    var _ = ledger.append(event(ADA, ADAS, "decision"));
    assertThat(ledger.append(event(ADA, ADAS, "consent"))).isEqualTo(first);
    assertThat(ledger.head().size()).isEqualTo(2);
  }

  @Test
  void anotherEventUnderTheSameKeyDoesNotVanish() {
    AuditEvent first = event(ADA, ADAS, "consent");
    AuditEvent other =
        new AuditEvent(first.key(), ADA, ADAS, "consent.declined", AT, new TreeMap<>());
    var _ = ledger.append(first);
    assertThatThrownBy(() -> ledger.append(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachJourneyCountsItsOwnEvents() {
    append(ADA, ADAS, 2);
    append(BEN, BENS, 1);
    var _ = ledger.append(event(ADA, ADAS, "last"));
    assertThat(ledger.entriesOf(ADAS)).extracting(LedgerEntry::index).containsExactly(0L, 1L, 3L);
    assertThat(ledger.entriesOf(ADAS))
        .extracting(LedgerEntry::journeySeq)
        .containsExactly(1L, 2L, 3L);
    Opening opening = ledger.opening(3).orElseThrow();
    assertThat(opening.journeySeq()).isEqualTo(3);
    assertThat(HexFormat.of().formatHex(opening.commitment()))
        .isEqualTo(ledger.entriesOf(ADAS).get(2).commitment());
  }

  @Test
  void eightThatAppendAtOnceLoseAndDoubleNothing() throws Exception {
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      int own = thread;
      tasks.add(() -> {
        for (int i = 0; i < 20; i++) {
          var _ = ledger.append(event(ADA, ADAS, "own-" + own + "-" + i));
          var _ = ledger.append(event(BEN, BENS, "shared-" + i));
        }
        return 0L;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Long> done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isZero();
      }
    }
    assertThat(ledger.verify()).isEqualTo(new LedgerCheck(true, 180, "ledger.verified"));
    assertThat(ledger.entriesOf(ADAS)).hasSize(160);
    assertThat(ledger.entriesOf(BENS)).hasSize(20);
    assertThat(ledger.entriesOf(BENS).getLast().journeySeq()).isEqualTo(20);
  }

  @Test
  void afterErasureTheLedgerStillVerifiesAndTellsNothing() {
    append(ADA, ADAS, 3);
    append(BEN, BENS, 3);
    ring.destroy(ADA);
    assertThat(ledger.verify().ok()).isTrue();
    assertThat(ledger.open(0)).isEmpty();
    assertThat(ledger.open(3)).isPresent();
    assertThatThrownBy(() -> ledger.append(event(ADA, ADAS, "late")))
        .isInstanceOf(KeyDestroyedException.class);
    append(BEN, BENS, 4);
    assertThat(ledger.verify()).isEqualTo(new LedgerCheck(true, 7, "ledger.verified"));
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsTriedAgain() {
    var nowhere = new org.postgresql.ds.PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"127.0.0.1"});
    nowhere.setPortNumbers(new int[] {1});
    PostgresLedger unreachable = new PostgresLedger(nowhere, signer, ring, CLOCK);
    assertThatThrownBy(() -> unreachable.append(event(ADA, ADAS, "consent")))
        .isInstanceOfSatisfying(
            CustodyException.class,
            e -> assertThat(e.code()).isEqualTo(FailureCode.LEDGER_UNREACHABLE));
  }
}
