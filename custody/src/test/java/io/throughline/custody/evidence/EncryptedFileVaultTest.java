package io.throughline.custody.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.keys.KeyRing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EncryptedFileVaultTest extends EvidenceVaultContract {
  /** Larger than the heap that tests have, so that it cannot have been held in memory. */
  private static final long HUGE_BYTES = 1100L << 20;

  @Override
  EvidenceVault newVault(KeyRing ring) {
    return new EncryptedFileVault(folder.resolve("vault"), ring);
  }

  @Override
  long pieces() throws IOException {
    try (var files = Files.walk(folder.resolve("vault"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void theDiskHoldsNoPlaintext() throws Exception {
    byte[] marker = "a marker that nobody may find".getBytes(StandardCharsets.UTF_8);
    EvidenceAddress address = put(ADA, marker).address();
    assertThat(new String(Files.readAllBytes(file(ADA, address)), StandardCharsets.ISO_8859_1))
        .doesNotContain("marker");
  }

  @Test
  void aChangeOfAnyByteIsNoticed() throws Exception {
    EvidenceAddress address = put(ADA, bytes(300)).address();
    byte[] whole = Files.readAllBytes(file(ADA, address));
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x10;
      Files.write(file(ADA, address), changed);
      assertFails(FailureCode.EVIDENCE_ALTERED, () -> read(ADA, address));
    }
  }

  @Test
  void aFileThatEndsTooSoonOrTooLateIsNoticed() throws Exception {
    EvidenceAddress address = put(ADA, bytes(200_000)).address();
    byte[] whole = Files.readAllBytes(file(ADA, address));
    int twoSegments = whole.length - 70_000;
    for (int length :
        new int[] {0, 3, 61, 62, 90, 65_000, 65_536, 131_072, twoSegments, whole.length - 1}) {
      Files.write(file(ADA, address), Arrays.copyOf(whole, length));
      assertFails(FailureCode.EVIDENCE_ALTERED, () -> read(ADA, address));
    }
    Files.write(file(ADA, address), Arrays.copyOf(whole, whole.length + 5));
    assertFails(FailureCode.EVIDENCE_ALTERED, () -> read(ADA, address));
  }

  @Test
  void aFileThatLiesAtAnotherAddressIsNoticed() throws Exception {
    EvidenceAddress one = put(ADA, bytes(10)).address();
    EvidenceAddress other = put(ADA, bytes(11)).address();
    Files.copy(file(ADA, one), file(ADA, other), StandardCopyOption.REPLACE_EXISTING);
    assertFails(FailureCode.EVIDENCE_ALTERED, () -> read(ADA, other));
    assertFails(FailureCode.EVIDENCE_ALTERED, () -> vault.length(ADA, other));
  }

  @Test
  void aBodyBehindTheHeadOfAnotherIsNoticed() throws Exception {
    EvidenceAddress one = put(ADA, bytes(500)).address();
    EvidenceAddress other = put(ADA, bytes(501)).address();
    byte[] mixed = Files.readAllBytes(file(ADA, one));
    System.arraycopy(Files.readAllBytes(file(ADA, other)), 62, mixed, 62, mixed.length - 62);
    Files.write(file(ADA, one), mixed);
    assertFails(FailureCode.EVIDENCE_ALTERED, () -> read(ADA, one));
  }

  @Test
  void aFileOfAnotherSubjectIsNoticed() throws Exception {
    EvidenceAddress adas = put(ADA, bytes(10)).address();
    EvidenceAddress bens = put(BEN, bytes(10)).address();
    Files.copy(file(ADA, adas), file(BEN, bens), StandardCopyOption.REPLACE_EXISTING);
    assertFails(FailureCode.EVIDENCE_ALTERED, () -> read(BEN, bens));
  }

  @Test
  void whatADeadProcessLeftIsSweptAtAStartAndWhatRunsIsNot() throws Exception {
    Path old = Files.createFile(folder.resolve("vault/incoming/old"));
    Path fresh = Files.createFile(folder.resolve("vault/incoming/fresh"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    var _ = newVault(ring);
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void evidenceLargerThanTheMemoryStreamsThrough() throws Exception {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(HUGE_BYTES);
    Stored stored = vault.put(ADA, zeros(HUGE_BYTES), HUGE_BYTES);
    assertThat(stored.bytes()).isEqualTo(HUGE_BYTES);
    long read = 0;
    try (InputStream in = vault.open(ADA, stored.address())) {
      byte[] chunk = new byte[1 << 16];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        read += n;
      }
    }
    assertThat(read).isEqualTo(HUGE_BYTES);
  }

  private static InputStream zeros(long count) {
    return new InputStream() {
      private long left = count;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        if (left <= 0) {
          return -1;
        }
        int given = (int) Math.min(length, left);
        left -= given;
        return given;
      }
    };
  }

  private Path file(SubjectId subject, EvidenceAddress address) {
    String name = address.value();
    return folder
        .resolve("vault")
        .resolve(subject.value())
        .resolve(name.substring(0, 2))
        .resolve(name);
  }
}
