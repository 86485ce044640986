package io.throughline.server.journeys.registry;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells the same word from another, and names none of them. */
public final class KeyedDigest {
  /** 128 bits: no two words of a deployment share them. */
  private static final int DIGITS = 32;

  private final SecretKeySpec key;

  public KeyedDigest(byte[] secret) {
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** 32 hex digits; the same for words that differ in case or outer white space only. */
  public String of(String kind, String word) {
    String marked = kind + "\u001f" + word.strip().toLowerCase(Locale.ROOT);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] digest = mac.doFinal(marked.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
