package io.throughline.server.api.caller.openid;

import io.throughline.contracts.identity.CallerId;
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

/** Names a provider's subjects, often e-mail addresses, by a keyed digest that tells nothing. */
public final class OpenIdPseudonyms {

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int KEY_BYTES = 32;
  private static final int LENGTH = 26;

  private final SecretKeySpec key;

  private OpenIdPseudonyms(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** With the key in that file, which is made at first use. */
  public static OpenIdPseudonyms keyedBy(Path file) {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      SecretFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
    }
    return new OpenIdPseudonyms(Base64.getUrlDecoder().decode(SecretFile.read(file)));
  }

  CallerId of(String issuer, String subject) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] digest = mac.doFinal((issuer + "\u001f" + subject).getBytes(StandardCharsets.UTF_8));
      StringBuilder text = new StringBuilder("c-");
      for (int at = 0; at < LENGTH; at++) {
        // One byte a character: its five lowest bits.
        text.append(BASE32.charAt(digest[at] & 31));
      }
      return new CallerId(text.toString());
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
