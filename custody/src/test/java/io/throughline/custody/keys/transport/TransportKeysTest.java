package io.throughline.custody.keys.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransportKeysTest {
  private static final byte[] PLAIN = "plain".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BOUND = new byte[0];

  @TempDir Path folder;

  @Test
  void afterARotationOldPayloadsStillOpenAndNewOnesTakeTheNewKey() throws Exception {
    TransportKeys keys = new TransportKeys(folder);
    byte[] before = keys.aead().encrypt(PLAIN, BOUND);
    keys.rotate();
    byte[] after = keys.aead().encrypt(PLAIN, BOUND);
    assertThat(keys.aead().decrypt(before, BOUND)).isEqualTo(PLAIN);
    keys.retire(1);
    assertThat(keys.aead().decrypt(after, BOUND)).isEqualTo(PLAIN);
    assertThatThrownBy(() -> keys.aead().decrypt(before, BOUND))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void aRunningWorkerOpensWhatANewerKeySealed() throws Exception {
    TransportKeys server = new TransportKeys(folder);
    TransportKeys worker = new TransportKeys(folder);
    server.rotate();
    byte[] sealed = server.aead().encrypt(PLAIN, BOUND);
    assertThat(worker.aead().decrypt(sealed, BOUND)).isEqualTo(PLAIN);
  }

  @Test
  void rotationsAtOnceLoseNoKey() throws Exception {
    TransportKeys reader = new TransportKeys(folder);
    List<Callable<byte[]>> tasks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      TransportKeys own = new TransportKeys(folder);
      tasks.add(() -> {
        own.rotate();
        return own.aead().encrypt(PLAIN, BOUND);
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<byte[]> sealed : threads.invokeAll(tasks)) {
        assertThat(reader.aead().decrypt(sealed.get(), BOUND)).isEqualTo(PLAIN);
      }
    }
  }
}
