package io.throughline.custody.audit.bundle;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.audit.LedgerEntry;
import io.throughline.custody.audit.SignedHead;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.throughline.custody.keys.signing.LedgerKey;
import java.util.Base64;
import java.util.List;

/** Makes the bundle that proves what the ledger holds of one journey. */
public final class ProofExport {
  private final Ledger ledger;
  private final HeadSigningKey key;

  public ProofExport(Ledger ledger, HeadSigningKey key) {
    this.ledger = ledger;
    this.key = key;
  }

  /** A ZIP archive as of the newest head; events that come meanwhile are left out. */
  public byte[] of(JourneyId journey) {
    SignedHead head = ledger.head();
    List<ProofEntry> entries =
        ledger.entriesOf(journey).stream()
            .filter(entry -> entry.index() < head.size())
            .map(entry -> proved(entry, head))
            .toList();
    ProofManifest unsigned =
        new ProofManifest(
            ProofManifest.FORMAT,
            journey,
            entries.size(),
            entries.stream().filter(entry -> entry.opening().isEmpty()).count(),
            ProofManifest.Head.of(head),
            ProofFiles.contents(entries),
            "");
    String signature = Base64.getEncoder().encodeToString(key.sign(unsigned.signedBytes()));
    LedgerKey publicKey = LedgerKey.ofPem(key.publicKeyPem());
    byte[] bundle = new ProofFiles(unsigned.signed(signature), publicKey, entries).zip();
    if (entries.size() > ProofFiles.MOST_ENTRIES || bundle.length > StoredZip.MOST_BYTES) {
      throw new IllegalStateException("a journey with too many events for one bundle");
    }
    return bundle;
  }

  private ProofEntry proved(LedgerEntry entry, SignedHead head) {
    return ProofEntry.of(
        entry, ledger.inclusionProof(entry.index(), head.size()), ledger.opening(entry.index()));
  }
}
