package io.throughline.custody.audit;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.contracts.audit.AuditReceipt;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.opening.Opening;
import java.util.List;
import java.util.Optional;

/**
 * What happened, so that it can be proved later and never be changed. Every method throws {@code
 * CustodyException} with {@code LEDGER_UNREACHABLE}, which is tried again, when the storage fails.
 */
public interface Ledger {
  /**
   * Once for each event key: the same event again gives the same receipt; another event under the
   * same key is refused with {@code IllegalArgumentException}. Throws {@code KeyDestroyedException}
   * once the subject is erased, and {@link LedgerAlteredException} rather than build on a head that
   * is not ours.
   */
  AuditReceipt append(AuditEvent event);

  /** The newest signed head; of size 0, signed too, for an empty ledger. */
  SignedHead head();

  /** RFC 9162 inclusion proof of a leaf in the tree of that size, from its sibling upwards. */
  List<byte[]> inclusionProof(long index, long size);

  /** RFC 9162 proof that the tree of {@code from} leaves is a beginning of that of {@code to}. */
  List<byte[]> consistencyProof(long from, long to);

  /** Recomputes the tree from all leaves and checks head and signature. */
  LedgerCheck verify();

  /** In the order of the journey. */
  List<LedgerEntry> entriesOf(JourneyId journey);

  /**
   * What opens a commitment; empty once the subject is erased, and for an index without entry.
   * Throws {@link LedgerAlteredException} if it does not open this commitment.
   */
  Optional<Opening> opening(long index);

  /** The event itself, as {@link #opening} does. */
  default Optional<AuditEvent> open(long index) {
    return opening(index).map(Opening::content);
  }
}
