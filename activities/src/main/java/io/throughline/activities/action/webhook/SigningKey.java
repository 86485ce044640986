package io.throughline.activities.action.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shared secret that proves to a receiver who sent an event and when. */
public final class SigningKey {
  private static final String PREFIX = "whsec_";
  private static final int FEWEST_BYTES = 24;

  private final SecretKeySpec key;

  private SigningKey(byte[] secret) {
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * Reads {@code whsec_} and the secret in base64, or the latter alone.
   *
   * @throws IllegalArgumentException for anything else, and for less than 24 bytes
   */
  public static SigningKey of(String text) {
    byte[] secret =
        Base64.getDecoder()
            .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    if (secret.length < FEWEST_BYTES) {
      throw new IllegalArgumentException("a signing key has at least 24 bytes");
    }
    return new SigningKey(secret);
  }

  /** {@code v1,} and the HMAC-SHA256 of {@code id.timestamp.body} in base64. */
  String sign(String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] signed =
          mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signed);
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[withheld]";
  }
}
