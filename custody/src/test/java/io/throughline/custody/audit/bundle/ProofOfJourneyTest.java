package io.throughline.custody.audit.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.postgres.LedgerOnPostgres;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.throughline.custody.keys.signing.LedgerKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of a real ledger. */
final class ProofOfJourneyTest extends LedgerOnPostgres {
  private Optional<ProofExport> proofs = Optional.empty();

  @BeforeEach
  void twoJourneysShareTheLedger() {
    proofs = Optional.of(new ProofExport(ledger, signer));
    append(ADA, ADAS, 2);
    append(BEN, BENS, 1);
    var _ = ledger.append(event(ADA, ADAS, "last"));
    append(BEN, BENS, 4);
  }

  @Test
  void theBundleOfAJourneyIsVerifiedWithTheLedgersKey() {
    byte[] bundle = bundleOf(ADAS);
    LedgerKey key = LedgerKey.ofPem(signer.publicKeyPem());
    assertThat(ProofVerification.pinnedTo(key).check(bundle))
        .isEqualTo(new ProofCheck(true, 3, 0, ADAS.value(), "bundle.verified"));
    assertThat(ProofVerification.withKeyOfBundle().check(bundle).ok()).isTrue();
  }

  @Test
  void anyToolUnpacksIt() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundleOf(ADAS)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        assertThat(zip.readAllBytes()).isNotEmpty();
      }
    }
    assertThat(names)
        .containsExactly(
            "manifest.json",
            "public-key.pem",
            "entries/000001.json",
            "entries/000002.json",
            "entries/000003.json");
  }

  @Test
  void aJourneyWithoutEventsIsProvedToHaveNone() {
    assertThat(
            ProofVerification.withKeyOfBundle()
                .check(bundleOf(new JourneyId("j-" + "c".repeat(26)))))
        .extracting(ProofCheck::ok, ProofCheck::events)
        .containsExactly(true, 0L);
  }

  @Test
  void theBundleFromBeforeAnErasureStaysValidAndTheOneAfterOpensNothing() {
    byte[] before = bundleOf(ADAS);
    ring.destroy(ADA);
    byte[] after = bundleOf(ADAS);
    assertThat(ledger.verify().ok()).isTrue();
    assertThat(ProofVerification.withKeyOfBundle().check(before))
        .isEqualTo(new ProofCheck(true, 3, 0, ADAS.value(), "bundle.verified"));
    assertThat(ProofVerification.withKeyOfBundle().check(after))
        .isEqualTo(new ProofCheck(true, 3, 3, ADAS.value(), "bundle.verified"));
    assertThat(ProofFiles.read(after).entries()).allMatch(entry -> entry.opening().isEmpty());
    assertThat(ProofVerification.withKeyOfBundle().check(bundleOf(BENS)).erased()).isZero();
  }

  @Test
  void theBundleOfAnotherDeploymentIsRefused(@TempDir Path other) {
    HeadSigningKey stranger = new HeadSigningKey(other, MasterKey.in(other));
    LedgerKey key = LedgerKey.ofPem(stranger.publicKeyPem());
    assertThat(ProofVerification.pinnedTo(key).check(bundleOf(ADAS)).reason())
        .isEqualTo("key.not-the-pinned");
  }

  @Test
  void aBundleIsReadFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("proof.zip"), bundleOf(BENS));
    assertThat(ProofVerification.withKeyOfBundle().check(file).events()).isEqualTo(4);
  }

  /** Each byte stands in a zip that is whole, in one with the erased, and changes in three ways. */
  @Test
  void noByteCanBeChanged() {
    byte[] open = bundleOf(ADAS);
    ring.destroy(BEN);
    for (byte[] bundle : List.of(open, bundleOf(BENS))) {
      for (int position = 0; position < bundle.length; position++) {
        for (int change : new int[] {0x01, 0x20, 0xff}) {
          byte[] altered = bundle.clone();
          altered[position] ^= (byte) change;
          assertThat(ProofVerification.withKeyOfBundle().check(altered).ok())
              .as("byte %d of %d changed by %d", position, bundle.length, change)
              .isFalse();
        }
      }
    }
  }

  private byte[] bundleOf(JourneyId journey) {
    return proofs.orElseThrow().of(journey);
  }
}
