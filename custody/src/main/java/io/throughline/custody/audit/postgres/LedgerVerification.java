package io.throughline.custody.audit.postgres;

import io.throughline.custody.audit.LedgerCheck;
import io.throughline.custody.audit.merkle.MerkleFrontier;
import io.throughline.custody.audit.merkle.MerkleHashes;
import io.throughline.custody.audit.postgres.rows.HeadRow;
import io.throughline.custody.audit.postgres.rows.LedgerRows;
import io.throughline.custody.keys.signing.HeadSigner;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Builds the tree anew from the commitments, and holds the stored head against it. */
final class LedgerVerification {
  private final HeadSigner signer;
  private final MerkleFrontier tree = MerkleFrontier.empty();
  private boolean gap;

  LedgerVerification(HeadSigner signer) {
    this.signer = signer;
  }

  LedgerCheck of(LedgerRows rows) throws SQLException {
    rows.eachLeaf(this::take);
    Optional<HeadRow> head = rows.head();
    if (gap) {
      return wrong("ledger.entry-missing");
    }
    if (head.isEmpty()) {
      return tree.size() == 0 ? verified() : wrong("ledger.head-missing");
    }
    return against(head.get());
  }

  private LedgerCheck against(HeadRow head) {
    if (head.size() != tree.size()) {
      return wrong("ledger.size-differs");
    }
    if (!Arrays.equals(head.root(), tree.root())) {
      return wrong("ledger.root-differs");
    }
    if (!Arrays.equals(head.frontier(), tree.bytes())) {
      return wrong("ledger.frontier-differs");
    }
    return HeadRows.signed(head).isSignedBy(signer)
        ? verified()
        : wrong("ledger.signature-invalid");
  }

  private boolean take(long index, byte[] commitment) {
    gap = index != tree.size();
    if (!gap) {
      tree.add(MerkleHashes.leaf(commitment), (level, position, hash) -> {});
    }
    return !gap;
  }

  private LedgerCheck verified() {
    return new LedgerCheck(true, tree.size(), "ledger.verified");
  }

  private LedgerCheck wrong(String reason) {
    return new LedgerCheck(false, tree.size(), reason);
  }
}
