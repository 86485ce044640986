package io.throughline.custody.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.failure.CustodyException;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyDestroyedException;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every vault must do, wherever it keeps its bytes. */
abstract class EvidenceVaultContract {
  static final SubjectId ADA = new SubjectId("s-" + "a".repeat(26));
  static final SubjectId BEN = new SubjectId("s-" + "b".repeat(26));
  static final long LIMIT = 1 << 20;

  @TempDir Path folder;
  KeyRing ring;
  EvidenceVault vault;

  abstract EvidenceVault newVault(KeyRing ring);

  /** How many pieces lie there, the unfinished among them. */
  abstract long pieces() throws IOException;

  @BeforeEach
  void openVault() {
    Path keys = folder.resolve("keys");
    ring = new FileKeyRing(keys, MasterKey.in(keys));
    vault = newVault(ring);
  }

  @Test
  void whatIsPutIsReadAgain() throws Exception {
    for (int size : new int[] {1, 15, 64 * 1024, 64 * 1024 + 1, 700_001}) {
      byte[] bytes = bytes(size);
      Stored stored = put(ADA, bytes);
      assertThat(stored.bytes()).isEqualTo(size);
      assertThat(vault.length(ADA, stored.address())).isEqualTo(size);
      assertThat(read(ADA, stored.address())).isEqualTo(bytes);
    }
  }

  @Test
  void theKindIsToldByTheContent() throws Exception {
    byte[] png = bytes(100);
    System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, png, 0, 8);
    assertThat(put(ADA, png).kind()).contains(MediaKind.IMAGE);
    assertThat(put(ADA, new byte[100]).kind()).isEmpty();
  }

  @Test
  void theSameBytesOfTheSameSubjectAreKeptOnce() throws Exception {
    Stored first = put(ADA, bytes(1000));
    assertThat(put(ADA, bytes(1000)).address()).isEqualTo(first.address());
    assertThat(pieces()).isEqualTo(1);
    assertThat(read(ADA, first.address())).isEqualTo(bytes(1000));
  }

  @Test
  void theSameBytesOfTwoSubjectsHaveNothingInCommon() throws Exception {
    Stored adas = put(ADA, bytes(1000));
    Stored bens = put(BEN, bytes(1000));
    assertThat(bens.address()).isNotEqualTo(adas.address());
    assertThat(pieces()).isEqualTo(2);
    assertFails(FailureCode.EVIDENCE_MISSING, () -> vault.open(BEN, adas.address()));
  }

  @Test
  void emptyEvidenceIsRefusedAndLeavesNothing() throws Exception {
    assertFails(FailureCode.MEDIA_EMPTY, () -> put(ADA, new byte[0]));
    assertThat(pieces()).isZero();
  }

  @Test
  void evidenceOverTheLimitIsRefusedAndLeavesNothing() throws Exception {
    assertFails(FailureCode.MEDIA_OVER_LIMIT, () -> put(ADA, bytes((int) LIMIT + 1)));
    assertThat(pieces()).isZero();
    assertThat(put(ADA, bytes((int) LIMIT)).bytes()).isEqualTo(LIMIT);
  }

  @Test
  void aSourceThatBreaksOffLeavesNothing() throws Exception {
    InputStream breaking =
        new SequenceInputStream(new ByteArrayInputStream(bytes(200_000)), new DeadLine());
    assertThatThrownBy(() -> vault.put(ADA, breaking, LIMIT))
        .isInstanceOf(IOException.class)
        .hasMessage("the line went dead");
    assertThat(pieces()).isZero();
  }

  @Test
  void whatWasDeletedOrNeverPutIsMissing() throws Exception {
    EvidenceAddress address = put(ADA, bytes(10)).address();
    vault.delete(ADA, address);
    vault.delete(ADA, address);
    assertFails(FailureCode.EVIDENCE_MISSING, () -> vault.open(ADA, address));
    assertFails(FailureCode.EVIDENCE_MISSING, () -> vault.length(ADA, address));
    assertFails(FailureCode.EVIDENCE_MISSING, () -> vault.open(BEN, address));
  }

  @Test
  void aTemplateIsOverwrittenUnderTheSameAddress() throws Exception {
    EvidenceAddress before = vault.templateAddress(ADA, "face/interview-1");
    assertThat(vault.putTemplate(ADA, "face/interview-1", bytes(2048))).isEqualTo(before);
    assertThat(vault.putTemplate(ADA, "face/interview-1", bytes(4096))).isEqualTo(before);
    assertThat(read(ADA, before)).isEqualTo(bytes(4096));
    assertThat(pieces()).isEqualTo(1);
    assertThat(vault.templateAddress(BEN, "face/interview-1")).isNotEqualTo(before);
    assertThat(vault.templateAddress(ADA, "face/interview-2")).isNotEqualTo(before);
  }

  @Test
  void noUploadCanTakeTheAddressOfATemplateNorATemplateReplaceEvidence() throws Exception {
    String name = "face/interview-1";
    EvidenceAddress evidence = put(ADA, name.getBytes(StandardCharsets.UTF_8)).address();
    assertThat(vault.templateAddress(ADA, name)).isNotEqualTo(evidence);
    assertThatThrownBy(() -> vault.putTemplate(ADA, evidence, bytes(8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertFails(
        FailureCode.MEDIA_EMPTY, () -> vault.putTemplate(ADA, "face/interview-2", new byte[0]));
  }

  @Test
  void anErasedSubjectHasNothingLeft() throws Exception {
    EvidenceAddress adas = put(ADA, bytes(10)).address();
    var _ = vault.putTemplate(ADA, "voice/interview-1", bytes(10));
    EvidenceAddress bens = put(BEN, bytes(10)).address();
    vault.eraseSubject(ADA);
    vault.eraseSubject(ADA);
    assertThat(pieces()).isEqualTo(1);
    assertFails(FailureCode.EVIDENCE_MISSING, () -> vault.open(ADA, adas));
    assertThat(read(BEN, bens)).isEqualTo(bytes(10));
  }

  @Test
  void aDestroyedKeyOpensNothingAndTakesNothing() throws Exception {
    EvidenceAddress address = put(ADA, bytes(10)).address();
    ring.destroy(ADA);
    assertThatThrownBy(() -> vault.open(ADA, address)).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> vault.length(ADA, address)).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> put(ADA, bytes(10))).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> vault.templateAddress(ADA, "face/x"))
        .isInstanceOf(KeyDestroyedException.class);
    vault.eraseSubject(ADA);
    assertThat(pieces()).isZero();
  }

  Stored put(SubjectId subject, byte[] bytes) throws IOException {
    return vault.put(subject, new ByteArrayInputStream(bytes), LIMIT);
  }

  byte[] read(SubjectId subject, EvidenceAddress address) throws IOException {
    try (InputStream in = vault.open(subject, address)) {
      return in.readAllBytes();
    }
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  static void assertFails(FailureCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(CustodyException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static final class DeadLine extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the line went dead");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }
  }
}
