package io.throughline.custody.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies webhooks as Standard Webhooks has it: HMAC-SHA256 over {@code
 * id.seconds.body}. Several keys at once let one be replaced: all of them sign, and each of them
 * verifies.
 */
public final class WebhookSignature {
  public static final String ID_HEADER = "webhook-id";

  /** Seconds since 1970. */
  public static final String TIMESTAMP_HEADER = "webhook-timestamp";

  /** One or more of {@code v1,BASE64}, with spaces between. */
  public static final String SIGNATURE_HEADER = "webhook-signature";

  /** How far a message's time may lie behind or ahead of the receiver's clock. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";
  private static final String PREFIX = "whsec_";
  private static final int LEAST_KEY_BYTES = 24;
  private static final int MOST_KEY_BYTES = 64;
  private static final int MOST_SIGNATURES = 10;

  private final List<SecretKeySpec> keys;

  private WebhookSignature(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /** What a verification found. */
  public enum Verdict {
    VALID,
    /** No key signed this. */
    REFUSED,
    /** A key signed it, too long ago or for a time that has not come: it may be a replay. */
    OUT_OF_TIME
  }

  /**
   * With all the keys that are good at this time.
   *
   * @param secrets each {@code whsec_} and base64 of 24 to 64 bytes; the prefix may be left out
   */
  public static WebhookSignature of(List<String> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a webhook has at least one key");
    }
    return new WebhookSignature(secrets.stream().map(WebhookSignature::key).toList());
  }

  private static SecretKeySpec key(String secret) {
    byte[] bytes = decoded(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    if (bytes.length < LEAST_KEY_BYTES || bytes.length > MOST_KEY_BYTES) {
      throw new IllegalArgumentException("a webhook's key has 24 to 64 bytes");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /** The message of what went wrong must not hold the key. */
  private static byte[] decoded(String secret) {
    try {
      return Base64.getDecoder().decode(secret);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("a webhook's key is base64");
    }
  }

  /** The value of {@link #SIGNATURE_HEADER}: a signature of each key. */
  public String sign(WebhookMessage message) {
    return keys.stream()
        .map(key -> VERSION + Base64.getEncoder().encodeToString(mac(key, message)))
        .collect(Collectors.joining(" "));
  }

  /**
   * Whether one of the keys signed this message, and for this time.
   *
   * @param signatures the value of {@link #SIGNATURE_HEADER}; versions other than v1 count for
   *     nothing
   */
  public Verdict verify(WebhookMessage message, String signatures, Instant now) {
    boolean signed = false;
    for (String signature : signatures.split(" ", MOST_SIGNATURES + 1)) {
      // No early end: how long it takes tells nothing of which key it was.
      signed |= signature.startsWith(VERSION) && byAnyKey(message, signature.substring(3));
    }
    if (!signed) {
      return Verdict.REFUSED;
    }
    long apart = Math.abs(now.getEpochSecond() - message.seconds());
    return apart <= TOLERANCE.toSeconds() ? Verdict.VALID : Verdict.OUT_OF_TIME;
  }

  private boolean byAnyKey(WebhookMessage message, String signature) {
    byte[] claimed = signature.getBytes(StandardCharsets.ISO_8859_1);
    boolean found = false;
    for (SecretKeySpec key : keys) {
      found |= MessageDigest.isEqual(Base64.getEncoder().encode(mac(key, message)), claimed);
    }
    return found;
  }

  private static byte[] mac(SecretKeySpec key, WebhookMessage message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(message.head());
      return mac.doFinal(message.body());
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
