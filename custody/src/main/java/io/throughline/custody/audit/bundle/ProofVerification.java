package io.throughline.custody.audit.bundle;

import static io.throughline.custody.audit.bundle.BundleRefusedException.unless;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.LedgerAlteredException;
import io.throughline.custody.audit.SignedHead;
import io.throughline.custody.audit.merkle.Leaf;
import io.throughline.custody.audit.merkle.MerkleHashes;
import io.throughline.custody.audit.merkle.MerkleProofs;
import io.throughline.custody.audit.opening.CanonicalEvent;
import io.throughline.custody.audit.opening.Opening;
import io.throughline.custody.keys.signing.LedgerKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Checks a bundle with nothing but its bytes. Proved by the ledger: each event was committed to,
 * under the signed head, at its number in the journey. That there are no others is the statement of
 * whoever has the ledger's key, signed with it: the ledger says it by numbering without gaps, but
 * its head alone does not show that no later number existed.
 */
public final class ProofVerification {
  private final Optional<LedgerKey> pinned;

  private ProofVerification(Optional<LedgerKey> pinned) {
    this.pinned = pinned;
  }

  /** Believes the key in the bundle: shows that nothing was changed, not whose ledger it is. */
  public static ProofVerification withKeyOfBundle() {
    return new ProofVerification(Optional.empty());
  }

  /** Accepts the bundles of one deployment only. */
  public static ProofVerification pinnedTo(LedgerKey key) {
    return new ProofVerification(Optional.of(key));
  }

  /** Reads no more than a bundle may have. */
  public ProofCheck check(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return check(in.readNBytes(StoredZip.MOST_BYTES + 1));
    }
  }

  public ProofCheck check(byte[] bundle) {
    try {
      ProofFiles files = ProofFiles.read(bundle);
      ProofManifest manifest = files.manifest();
      unless(manifest.format().equals(ProofManifest.FORMAT), "bundle.format-unknown");
      checkHead(manifest.head().signed(), files.key());
      checkCounts(manifest, files.entries());
      for (ProofEntry entry : files.entries()) {
        checkEntry(entry, manifest);
      }
      checkStatement(files);
      return new ProofCheck(
          true,
          manifest.events(),
          manifest.erased(),
          manifest.journey().value(),
          "bundle.verified");
    } catch (BundleRefusedException refused) {
      return ProofCheck.refused(refused.reason());
    }
  }

  private void checkHead(SignedHead head, LedgerKey key) {
    boolean expected = pinned.isEmpty() || pinned.get().pem().equals(key.pem());
    unless(expected, "key.not-the-pinned");
    byte[] signature = CanonicalText.base64(head.signature());
    unless(key.verifies(signature, head.signedBytes()), "head.signature-invalid");
  }

  private static void checkCounts(ProofManifest manifest, List<ProofEntry> entries) {
    long indexBefore = -1;
    for (int i = 0; i < entries.size(); i++) {
      unless(entries.get(i).journeySeq() == i + 1L, "entries.out-of-order");
      unless(entries.get(i).index() > indexBefore, "entries.out-of-order");
      indexBefore = entries.get(i).index();
    }
    long erased = entries.stream().filter(entry -> entry.opening().isEmpty()).count();
    unless(entries.size() == manifest.events(), "entries.count-differs");
    unless(erased == manifest.erased(), "entries.count-differs");
  }

  private static void checkEntry(ProofEntry entry, ProofManifest manifest) {
    byte[] commitment = CanonicalText.hex(entry.commitment());
    List<byte[]> path = CanonicalText.hex(entry.path());
    if (entry.opening().isPresent()) {
      checkOpening(entry, entry.opening().get(), manifest.journey());
    }
    ProofManifest.Head head = manifest.head();
    Leaf leaf = new Leaf(entry.index(), head.size(), MerkleHashes.leaf(commitment));
    unless(
        MerkleProofs.verifyInclusion(leaf, path, CanonicalText.hex(head.root())),
        "entry.not-in-ledger");
  }

  private static void checkOpening(ProofEntry entry, ProofEntry.Opened opened, JourneyId journey) {
    byte[] salt = CanonicalText.hex(opened.salt());
    byte[] event = CanonicalText.base64(opened.event());
    unless(salt.length == Opening.SALT_BYTES, "entry.commitment-differs");
    unless(
        Arrays.equals(MerkleHashes.sha256(salt, event), CanonicalText.hex(entry.commitment())),
        "entry.commitment-differs");
    CanonicalEvent canonical = parsed(event);
    unless(canonical.event().journey().equals(journey), "entry.other-journey");
    unless(canonical.journeySeq() == entry.journeySeq(), "entries.out-of-order");
    unless(ProofEntry.Said.of(canonical.event()).equals(opened.says()), "entry.reading-differs");
  }

  private static CanonicalEvent parsed(byte[] event) {
    try {
      return CanonicalEvent.parse(event);
    } catch (LedgerAlteredException noEvent) {
      throw new BundleRefusedException("entry.event-unreadable");
    }
  }

  private static void checkStatement(ProofFiles files) {
    ProofManifest manifest = files.manifest();
    unless(
        manifest.contents().equals(ProofFiles.contents(files.entries())), "bundle.contents-differ");
    byte[] signature = CanonicalText.base64(manifest.signature());
    unless(files.key().verifies(signature, manifest.signedBytes()), "bundle.signature-invalid");
  }
}
