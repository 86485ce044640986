package io.throughline.activities.action;

import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whether two orders act on one account, without keeping its name. */
public final class AccountDigest {
  private final SecretKeySpec key;

  /**
   * @param secret of this deployment, at least 32 bytes
   */
  public AccountDigest(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("the key of account digests has at least 32 bytes");
    }
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** 64 hex digits; the same for names that differ in case only, as in a directory. */
  public String of(DirectoryAccount account) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      String name = account.userName().toLowerCase(Locale.ROOT);
      return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
