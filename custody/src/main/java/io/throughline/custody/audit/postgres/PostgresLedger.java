package io.throughline.custody.audit.postgres;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.audit.LedgerAlteredException;
import io.throughline.custody.audit.LedgerCheck;
import io.throughline.custody.audit.LedgerEntry;
import io.throughline.custody.audit.SignedHead;
import io.throughline.custody.audit.merkle.MerkleFrontier;
import io.throughline.custody.audit.merkle.MerkleHashes;
import io.throughline.custody.audit.merkle.MerkleProofs;
import io.throughline.custody.audit.opening.CanonicalEvent;
import io.throughline.custody.audit.opening.Opening;
import io.throughline.custody.audit.postgres.rows.EntryRow;
import io.throughline.custody.audit.postgres.rows.HeadRow;
import io.throughline.custody.audit.postgres.rows.LedgerRows;
import io.throughline.custody.audit.postgres.rows.NodeRow;
import io.throughline.custody.audit.postgres.rows.OpeningRow;
import io.throughline.custody.keys.KeyDestroyedException;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.SubjectKeys;
import io.throughline.custody.keys.signing.HeadSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The ledger in PostgreSQL; its tables come with {@code db/migration/V1__ledger.sql}. */
public final class PostgresLedger implements Ledger {
  private final LedgerTransactions transactions;
  private final HeadSigner signer;
  private final KeyRing ring;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public PostgresLedger(DataSource database, HeadSigner signer, KeyRing ring, Clock clock) {
    this.transactions = new LedgerTransactions(database);
    this.signer = signer;
    this.ring = ring;
    this.clock = clock;
  }

  @Override
  public AuditReceipt append(AuditEvent event) {
    SubjectKeys keys = ring.keysOf(event.subject());
    byte[] eventKey = MerkleHashes.sha256(event.key().getBytes(StandardCharsets.UTF_8));
    return transactions.run(rows -> {
      rows.waitForTurn();
      Optional<EntryRow> before = rows.entryOfKey(eventKey);
      if (before.isPresent()) {
        refuseAnother(event, before.get(), rows);
        return receipt(before.get());
      }
      return receipt(add(event, eventKey, keys, rows));
    });
  }

  private EntryRow add(AuditEvent event, byte[] eventKey, SubjectKeys keys, LedgerRows rows)
      throws SQLException {
    MerkleFrontier frontier = trustedFrontier(rows.head());
    String journey = event.journey().value();
    CanonicalEvent canonical = new CanonicalEvent(rows.nextSeq(journey), event);
    byte[] opening = saltAndEvent(canonical);
    byte[] commitment = MerkleHashes.sha256(opening);
    long index = frontier.size();
    EntryRow entry = new EntryRow(index, eventKey, journey, canonical.journeySeq(), commitment);
    List<NodeRow> nodes = new ArrayList<>();
    frontier.add(
        MerkleHashes.leaf(commitment),
        (level, position, hash) -> nodes.add(new NodeRow(level, position, hash)));
    rows.addEntry(entry);
    rows.addOpening(index, event.subject().value(), seal(keys, index, opening));
    rows.addNodes(nodes);
    rows.putHead(newHead(frontier));
    return entry;
  }

  @Override
  public SignedHead head() {
    Optional<HeadRow> row = transactions.run(LedgerRows::head);
    return row.map(HeadRows::signed)
        .orElseGet(() -> SignedHead.sign(0, MerkleHashes.empty(), clock.instant(), signer));
  }

  @Override
  public List<byte[]> inclusionProof(long index, long size) {
    return transactions.run(
        rows -> MerkleProofs.inclusion(index, known(size, rows), new StoredSubtrees(rows)));
  }

  @Override
  public List<byte[]> consistencyProof(long from, long to) {
    return transactions.run(
        rows -> MerkleProofs.consistency(from, known(to, rows), new StoredSubtrees(rows)));
  }

  private static long known(long size, LedgerRows rows) throws SQLException {
    if (size > rows.head().map(HeadRow::size).orElse(0L)) {
      throw new IllegalArgumentException("the ledger is not that long");
    }
    return size;
  }

  @Override
  public LedgerCheck verify() {
    return transactions.snapshot(rows -> new LedgerVerification(signer).of(rows));
  }

  @Override
  public List<LedgerEntry> entriesOf(JourneyId journey) {
    return transactions.run(rows -> rows.entriesOf(journey.value())).stream()
        .map(row ->
            new LedgerEntry(
                row.index(), row.journeySeq(), HexFormat.of().formatHex(row.commitment())))
        .toList();
  }

  @Override
  public Optional<Opening> opening(long index) {
    return transactions.run(rows -> {
      Optional<EntryRow> entry = rows.entry(index);
      return entry.isPresent() ? opened(entry.get(), rows) : Optional.empty();
    });
  }

  private Optional<Opening> opened(EntryRow entry, LedgerRows rows) throws SQLException {
    Optional<OpeningRow> row = rows.opening(entry.index());
    if (row.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<SubjectKeys> keys = ring.existingKeysOf(new SubjectId(row.get().subject()));
      if (keys.isEmpty()) {
        return Optional.empty();
      }
      Opening opening =
          Opening.of(
              keys.get().openings().decrypt(row.get().sealed(), associatedData(entry.index())));
      refuseMisfit(opening, entry);
      return Optional.of(opening);
    } catch (KeyDestroyedException erased) {
      return Optional.empty();
    } catch (GeneralSecurityException altered) {
      throw new LedgerAlteredException("ledger.opening-altered");
    }
  }

  private static void refuseMisfit(Opening opening, EntryRow entry) {
    boolean fits =
        Arrays.equals(opening.commitment(), entry.commitment())
            && opening.journeySeq() == entry.journeySeq()
            && opening.content().journey().value().equals(entry.journey());
    if (!fits) {
      throw new LedgerAlteredException("ledger.opening-does-not-fit");
    }
  }

  /** An event must not vanish because its key was given to another one before. */
  private void refuseAnother(AuditEvent event, EntryRow entry, LedgerRows rows)
      throws SQLException {
    Optional<Opening> before = opened(entry, rows);
    if (before.isPresent() && !before.get().content().equals(event)) {
      throw new IllegalArgumentException("another event has this key");
    }
  }

  /** Nothing is built, and no signature given, on a head that is not ours. */
  private MerkleFrontier trustedFrontier(Optional<HeadRow> row) {
    if (row.isEmpty()) {
      return MerkleFrontier.empty();
    }
    MerkleFrontier frontier = HeadRows.frontier(row.get());
    if (!Arrays.equals(frontier.root(), row.get().root())
        || !HeadRows.signed(row.get()).isSignedBy(signer)) {
      throw new LedgerAlteredException("ledger.head-altered");
    }
    return frontier;
  }

  private HeadRow newHead(MerkleFrontier frontier) {
    SignedHead head = SignedHead.sign(frontier.size(), frontier.root(), clock.instant(), signer);
    return HeadRows.row(head, frontier);
  }

  private byte[] saltAndEvent(CanonicalEvent canonical) {
    byte[] event = canonical.bytes();
    byte[] salt = new byte[Opening.SALT_BYTES];
    random.nextBytes(salt);
    byte[] both = Arrays.copyOf(salt, salt.length + event.length);
    System.arraycopy(event, 0, both, salt.length, event.length);
    return both;
  }

  private static byte[] seal(SubjectKeys keys, long index, byte[] opening) {
    try {
      return keys.openings().encrypt(opening, associatedData(index));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an opening cannot be encrypted", e);
    }
  }

  private static byte[] associatedData(long index) {
    return ("throughline-ledger-opening/1|" + index).getBytes(StandardCharsets.UTF_8);
  }

  private static AuditReceipt receipt(EntryRow entry) {
    byte[] leaf = MerkleHashes.leaf(entry.commitment());
    return new AuditReceipt(entry.index(), HexFormat.of().formatHex(leaf));
  }
}
