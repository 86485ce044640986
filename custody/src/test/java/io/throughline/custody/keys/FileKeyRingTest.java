package io.throughline.custody.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.failure.CustodyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileKeyRingTest {
  private static final SubjectId ADA = new SubjectId("s-" + "a".repeat(26));
  private static final SubjectId BEN = new SubjectId("s-" + "b".repeat(26));
  private static final byte[] PLAIN = "plain".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BOUND = "bound".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private FileKeyRing ring;

  @BeforeEach
  void openRing() {
    ring = another();
  }

  @Test
  void whatOneProcessSealsAnotherOpens() throws Exception {
    byte[] sealed = ring.keysOf(ADA).payloads().encrypt(PLAIN, BOUND);
    assertThat(another().keysOf(ADA).payloads().decrypt(sealed, BOUND)).isEqualTo(PLAIN);
  }

  @Test
  void noKeyOpensWhatIsAnotherSubjectsOrAnotherPurposes() throws Exception {
    byte[] sealed = ring.keysOf(ADA).payloads().encrypt(PLAIN, BOUND);
    for (Aead other :
        List.of(
            ring.keysOf(BEN).payloads(),
            ring.keysOf(ADA).openings(),
            ring.keysOf(ADA).evidenceHeads(),
            ring.engine(),
            ring.grants())) {
      assertThatThrownBy(() -> other.decrypt(sealed, BOUND))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void lookingForKeysMakesNone() {
    assertThat(ring.existingKeysOf(ADA)).isEmpty();
    assertThat(folder.resolve("subjects")).isEmptyDirectory();
    var _ = ring.keysOf(ADA);
    assertThat(ring.existingKeysOf(ADA)).isPresent();
  }

  @Test
  void filesAreForTheirOwnerOnly() throws Exception {
    var _ = ring.keysOf(ADA);
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aDestroyedSubjectNeverGetsAKeyAgain() {
    SubjectKeys kept = ring.keysOf(ADA);
    ring.destroy(ADA);
    ring.destroy(ADA);
    assertThatThrownBy(kept::payloads).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> ring.keysOf(ADA)).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> ring.existingKeysOf(ADA)).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> another().keysOf(ADA)).isInstanceOf(KeyDestroyedException.class);
    assertThat(keyFile(ADA)).doesNotExist();
  }

  @Test
  void aSubjectIsDestroyedBeforeItEverHadKeys() {
    ring.destroy(BEN);
    assertThatThrownBy(() -> ring.keysOf(BEN))
        .isInstanceOfSatisfying(
            KeyDestroyedException.class,
            e -> assertThat(e.code()).isEqualTo(FailureCode.KEY_DESTROYED));
  }

  @Test
  void destructionByAnotherProcessIsSeenAtTheNextUse() {
    SubjectKeys kept = ring.keysOf(ADA);
    another().destroy(ADA);
    assertThatThrownBy(kept::evidence).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> ring.keysOf(ADA)).isInstanceOf(KeyDestroyedException.class);
  }

  @Test
  void aDestructionThatBrokeOffIsFinishedAtTheNextStart() throws Exception {
    var _ = ring.keysOf(ADA);
    Files.createFile(folder.resolve("subjects").resolve(ADA + ".destroyed"));
    assertThatThrownBy(() -> ring.keysOf(ADA)).isInstanceOf(KeyDestroyedException.class);
    var _ = another();
    assertThat(keyFile(ADA)).doesNotExist();
  }

  @Test
  void aKeyFileThatWasChangedOrMovedIsNotTrusted() throws Exception {
    var _ = ring.keysOf(ADA);
    Files.copy(keyFile(ADA), keyFile(BEN));
    assertAltered(() -> another().keysOf(BEN));
    byte[] bytes = Files.readAllBytes(keyFile(ADA));
    bytes[bytes.length / 2] ^= 1;
    Files.write(keyFile(ADA), bytes);
    assertAltered(() -> another().keysOf(ADA));
  }

  @Test
  void anotherMasterKeyStopsTheStart() throws Exception {
    Files.delete(folder.resolve("master.key"));
    assertAltered(this::another);
  }

  @Test
  void ofManyThatMakeKeysAtOnceAllGetTheSame() throws Exception {
    int many = 8;
    CyclicBarrier together = new CyclicBarrier(many);
    try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
      List<Callable<byte[]>> tasks = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        FileKeyRing own = another();
        tasks.add(() -> {
          together.await();
          return own.keysOf(ADA).payloads().encrypt(PLAIN, BOUND);
        });
      }
      for (Future<byte[]> sealed : threads.invokeAll(tasks)) {
        assertThat(ring.keysOf(ADA).payloads().decrypt(sealed.get(), BOUND)).isEqualTo(PLAIN);
      }
    }
    try (var left = Files.list(folder.resolve("subjects"))) {
      assertThat(left).containsExactly(keyFile(ADA));
    }
  }

  private static void assertAltered(Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            CustodyException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.KEY_ALTERED));
  }

  private FileKeyRing another() {
    return new FileKeyRing(folder, MasterKey.in(folder));
  }

  private Path keyFile(SubjectId subject) {
    return folder.resolve("subjects").resolve(subject + ".keys");
  }
}
