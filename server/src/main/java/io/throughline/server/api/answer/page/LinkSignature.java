package io.throughline.server.api.answer.page;

import io.throughline.server.settings.SecretFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a key of this deployment: what it did not sign is no link of ours. */
final class LinkSignature {

  /** Of one signature. */
  static final int BYTES = 32;

  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  private LinkSignature(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** With the key in that file, which is made at first use. */
  static LinkSignature keyedBy(Path file) {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      SecretFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
    }
    return new LinkSignature(Base64.getUrlDecoder().decode(SecretFile.read(file)));
  }

  /**
   * The signature of those words in that order.
   *
   * @param words without the unit separator
   */
  byte[] of(String... words) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(String.join("\u001f", words).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
