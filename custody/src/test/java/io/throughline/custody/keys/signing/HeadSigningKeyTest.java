package io.throughline.custody.keys.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.custody.keys.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeadSigningKeyTest {
  private static final byte[] DATA = "a head".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void thePublicKeyAloneChecksASignature() throws Exception {
    HeadSigningKey key = new HeadSigningKey(folder, MasterKey.in(folder));
    byte[] der =
        Base64.getMimeDecoder().decode(key.publicKeyPem().replaceAll("-----[A-Z ]+-----", ""));
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
    check.update(DATA);
    assertThat(check.verify(key.sign(DATA))).isTrue();
  }

  @Test
  void aRestartKeepsTheKeyAndForeignSignaturesAreRefused() {
    HeadSigningKey key = new HeadSigningKey(folder, MasterKey.in(folder));
    HeadSigningKey restarted = new HeadSigningKey(folder, MasterKey.in(folder));
    byte[] signature = key.sign(DATA);
    assertThat(restarted.publicKey()).isEqualTo(key.publicKey());
    assertThat(restarted.verifies(signature, DATA)).isTrue();
    assertThat(key.verifies(signature, "another".getBytes(StandardCharsets.UTF_8))).isFalse();
    signature[3] ^= 1;
    assertThat(key.verifies(signature, DATA)).isFalse();
    assertThat(key.verifies(new byte[0], DATA)).isFalse();
  }
}
