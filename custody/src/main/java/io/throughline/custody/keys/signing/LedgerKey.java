package io.throughline.custody.keys.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of a ledger's key, which is all that a check needs. */
public final class LedgerKey {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
  private static final String END = "\n-----END PUBLIC KEY-----\n";
  private static final String ALGORITHM = "Ed25519";

  private final String pem;
  private final PublicKey key;

  private LedgerKey(String pem, PublicKey key) {
    this.pem = pem;
    this.key = key;
  }

  /** Throws {@code IllegalArgumentException} for anything but an Ed25519 key in its one form. */
  public static LedgerKey ofPem(String pem) {
    try {
      if (!pem.startsWith(BEGIN)
          || !pem.endsWith(END)
          || pem.length() < BEGIN.length() + END.length()) {
        throw new IllegalArgumentException("no public key");
      }
      String body = pem.substring(BEGIN.length(), pem.length() - END.length());
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
      LedgerKey read = new LedgerKey(written(key), key);
      if (!read.pem.equals(pem)) {
        throw new IllegalArgumentException("a public key in another form");
      }
      return read;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 key", e);
    }
  }

  public String pem() {
    return pem;
  }

  public boolean verifies(byte[] signature, byte[] data) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(data);
      return check.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }

  private static String written(PublicKey key) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return BEGIN + Base64.getMimeEncoder(64, newline).encodeToString(key.getEncoded()) + END;
  }
}
