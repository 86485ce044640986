package io.throughline.custody.audit.postgres;

import io.throughline.custody.audit.LedgerAlteredException;
import io.throughline.custody.audit.merkle.MerkleHashes;
import io.throughline.custody.audit.merkle.MerkleProofs;
import io.throughline.custody.audit.postgres.rows.LedgerRows;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the roots of complete subtrees, so that a proof costs a few rows of a long ledger. */
final class StoredSubtrees implements MerkleProofs.Subtrees {
  private final LedgerRows rows;

  StoredSubtrees(LedgerRows rows) {
    this.rows = rows;
  }

  @Override
  public byte[] hash(int level, long position) {
    try {
      Optional<byte[]> hash =
          level == 0
              ? rows.entry(position).map(entry -> MerkleHashes.leaf(entry.commitment()))
              : rows.node(level, position);
      return hash.orElseThrow(() -> new LedgerAlteredException("ledger.node-missing"));
    } catch (SQLException e) {
      throw LedgerTransactions.unreachable(e);
    }
  }
}
