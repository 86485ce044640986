package io.throughline.custody.audit.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.postgres.LedgerOnPostgres;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.signing.HeadSigningKey;
import io.throughline.custody.keys.signing.LedgerKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is no proof is refused with its reason, even where whoever has the ledger's key has signed
 * it anew.
 */
final class RefusedBundlesTest extends LedgerOnPostgres {
  private byte[] bundle = {};

  @BeforeEach
  void export() {
    append(ADA, ADAS, 4);
    append(BEN, BENS, 2);
    bundle = new ProofExport(ledger, signer).of(ADAS);
  }

  @Test
  void whatIsNoArchiveIsRefused() {
    assertThat(reason(new byte[0])).isEqualTo("bundle.not-a-zip");
    assertThat(reason("garbage".getBytes(StandardCharsets.UTF_8))).isEqualTo("bundle.not-a-zip");
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);
    assertThat(reason(noise)).isEqualTo("bundle.not-a-zip");
    assertThat(reason(new byte[StoredZip.MOST_BYTES + 1])).isEqualTo("bundle.too-large");
  }

  @Test
  void aBundleCutAnywhereIsRefused() {
    for (int length = 0; length < bundle.length; length++) {
      assertThat(reason(Arrays.copyOf(bundle, length)))
          .as("cut at %d", length)
          .isIn("bundle.not-a-zip", "bundle.truncated");
    }
    assertThat(reason(Arrays.copyOf(bundle, bundle.length + 1))).isEqualTo("bundle.not-canonical");
  }

  @Test
  void aPackedArchiveIsRefusedUnopened() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(new byte[8 * 1024 * 1024]);
      zip.closeEntry();
    }
    assertThat(packed.size()).isLessThan(16 * 1024);
    assertThat(reason(packed.toByteArray())).isEqualTo("bundle.compressed");
  }

  @Test
  void aNameThatLeavesTheFolderIsRefused() {
    for (String name :
        new String[] {"../manifest.json", "/etc/a.json", "a\\b.json", "a/../b.json"}) {
      SequencedMap<String, byte[]> members = members();
      members.put(name, new byte[] {1});
      assertThat(reason(StoredZip.write(members))).isEqualTo("bundle.path-unsafe");
    }
  }

  @Test
  void aMemberThatIsMissingOrUnknownIsRefused() {
    assertThat(without("manifest.json")).isEqualTo("bundle.member-missing");
    assertThat(without("public-key.pem")).isEqualTo("bundle.member-missing");
    assertThat(without("entries/000002.json")).isEqualTo("bundle.entry-missing");
    SequencedMap<String, byte[]> members = members();
    members.put("notes.txt", new byte[] {1});
    assertThat(reason(StoredZip.write(members))).isEqualTo("bundle.member-unknown");
  }

  @Test
  void membersInAnotherOrderAreRefused() {
    SequencedMap<String, byte[]> members = members();
    members.putLast("manifest.json", members.firstEntry().getValue());
    assertThat(reason(StoredZip.write(members))).isEqualTo("bundle.not-canonical");
  }

  @Test
  void anotherWordingOfTheSameContentIsRefused() {
    SequencedMap<String, byte[]> members = members();
    members.computeIfPresent(
        "manifest.json",
        (_, json) ->
            (new String(json, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
    assertThat(reason(StoredZip.write(members))).isEqualTo("bundle.not-canonical");
  }

  @Test
  void entriesDroppedAddedReorderedOrDoubledAreRefusedThoughSignedAnew() {
    assertThat(withEntries(entries -> entries.subList(0, 3))).isEqualTo("entries.count-differs");
    assertThat(withEntries(entries -> entries.subList(1, 4))).isEqualTo("entries.out-of-order");
    assertThat(withEntries(entries -> List.of(entries.get(1), entries.get(0))))
        .isEqualTo("entries.out-of-order");
    assertThat(withEntries(entries -> List.of(entries.get(0), entries.get(0))))
        .isEqualTo("entries.out-of-order");
    assertThat(withEntries(List::reversed)).isEqualTo("entries.out-of-order");
  }

  @Test
  void anEntryOfAnotherJourneyIsRefusedThoughSignedAnew() {
    ProofFiles others = ProofFiles.read(new ProofExport(ledger, signer).of(BENS));
    assertThat(
            withEntries(entries -> {
              List<ProofEntry> mixed = new ArrayList<>(entries);
              ProofEntry other = others.entries().getFirst();
              mixed.add(
                  new ProofEntry(
                      5, other.index(), other.commitment(), other.path(), other.opened()));
              return mixed;
            }))
        .isEqualTo("entry.other-journey");
  }

  @Test
  void anEntryThatTheLedgerDoesNotHoldIsRefusedThoughSignedAnew() {
    assertThat(withFirst(it -> entry(it, it.index(), "00".repeat(32))))
        .isEqualTo("entry.commitment-differs");
    assertThat(
            withFirst(it ->
                new ProofEntry(it.journeySeq(), it.index(), "00".repeat(32), it.path(), null)))
        .isEqualTo("entries.count-differs");
  }

  @Test
  void aReadingThatSaysSomethingElseIsRefusedThoughSignedAnew() {
    assertThat(
            withFirst(it -> {
              ProofEntry.Opened opened = it.opening().orElseThrow();
              ProofEntry.Said lie =
                  new ProofEntry.Said(
                      opened.says().at(),
                      "decision.block",
                      opened.says().key(),
                      java.util.Map.of());
              return new ProofEntry(
                  it.journeySeq(),
                  it.index(),
                  it.commitment(),
                  it.path(),
                  new ProofEntry.Opened(opened.salt(), opened.event(), lie));
            }))
        .isEqualTo("entry.reading-differs");
  }

  @Test
  void aForeignKeyCannotSignTheHead(@TempDir Path other) {
    HeadSigningKey stranger = new HeadSigningKey(other, MasterKey.in(other));
    ProofFiles files = ProofFiles.read(bundle);
    ProofFiles foreign =
        new ProofFiles(files.manifest(), LedgerKey.ofPem(stranger.publicKeyPem()), files.entries());
    assertThat(reason(foreign.zip())).isEqualTo("head.signature-invalid");
  }

  @Test
  void aStatementWithoutItsSignatureIsRefused() {
    ProofFiles files = ProofFiles.read(bundle);
    ProofManifest manifest = files.manifest();
    String headSignature = manifest.head().signature();
    assertThat(
            reason(
                new ProofFiles(manifest.signed(headSignature), files.key(), files.entries()).zip()))
        .isEqualTo("bundle.signature-invalid");
  }

  @Test
  void anotherJourneysNameOnErasedEntriesIsRefused() {
    ring.destroy(ADA);
    ProofFiles files = ProofFiles.read(new ProofExport(ledger, signer).of(ADAS));
    ProofManifest honest = files.manifest();
    ProofManifest renamed =
        new ProofManifest(
            honest.format(),
            new JourneyId("j-" + "d".repeat(26)),
            honest.events(),
            honest.erased(),
            honest.head(),
            honest.contents(),
            honest.signature());
    assertThat(reason(new ProofFiles(renamed, files.key(), files.entries()).zip()))
        .isEqualTo("bundle.signature-invalid");
  }

  private static ProofEntry entry(ProofEntry like, long index, String commitment) {
    return new ProofEntry(like.journeySeq(), index, commitment, like.path(), like.opened());
  }

  private String withFirst(UnaryOperator<ProofEntry> change) {
    return withEntries(entries -> {
      List<ProofEntry> changed = new ArrayList<>(entries);
      changed.set(0, change.apply(entries.getFirst()));
      return changed;
    });
  }

  /** The journey's count stays as it was; contents and signature are made anew. */
  private String withEntries(UnaryOperator<List<ProofEntry>> change) {
    ProofFiles files = ProofFiles.read(bundle);
    List<ProofEntry> entries = change.apply(files.entries());
    ProofManifest honest = files.manifest();
    ProofManifest manifest =
        new ProofManifest(
            honest.format(),
            honest.journey(),
            Math.max(honest.events(), entries.size()),
            honest.erased(),
            honest.head(),
            ProofFiles.contents(entries),
            "");
    String signature = Base64.getEncoder().encodeToString(signer.sign(manifest.signedBytes()));
    return reason(new ProofFiles(manifest.signed(signature), files.key(), entries).zip());
  }

  private String without(String name) {
    SequencedMap<String, byte[]> members = members();
    members.remove(name);
    return reason(StoredZip.write(members));
  }

  private SequencedMap<String, byte[]> members() {
    return new LinkedHashMap<>(StoredZip.read(bundle));
  }

  private static String reason(byte[] bundle) {
    ProofCheck check = ProofVerification.withKeyOfBundle().check(bundle);
    assertThat(check.ok()).isFalse();
    return check.reason();
  }
}
