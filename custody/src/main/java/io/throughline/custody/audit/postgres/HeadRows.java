package io.throughline.custody.audit.postgres;

import io.throughline.custody.audit.LedgerAlteredException;
import io.throughline.custody.audit.SignedHead;
import io.throughline.custody.audit.merkle.MerkleFrontier;
import io.throughline.custody.audit.postgres.rows.HeadRow;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The head as a row and as what it means. */
final class HeadRows {
  private HeadRows() {}

  static SignedHead signed(HeadRow row) {
    return new SignedHead(
        row.size(),
        HexFormat.of().formatHex(row.root()),
        Instant.ofEpochMilli(row.atMillis()),
        Base64.getEncoder().encodeToString(row.signature()));
  }

  static MerkleFrontier frontier(HeadRow row) {
    try {
      return MerkleFrontier.of(row.size(), row.frontier());
    } catch (IllegalArgumentException misfit) {
      throw new LedgerAlteredException("ledger.head-altered");
    }
  }

  static HeadRow row(SignedHead head, MerkleFrontier frontier) {
    return new HeadRow(
        head.size(),
        frontier.bytes(),
        frontier.root(),
        head.at().toEpochMilli(),
        Base64.getDecoder().decode(head.signature()));
  }
}
