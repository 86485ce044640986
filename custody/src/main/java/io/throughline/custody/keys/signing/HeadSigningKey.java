package io.throughline.custody.keys.signing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig2026;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.storage.KeyFileException;
import io.throughline.custody.keys.storage.KeysetFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 key in the folder of keys, wrapped; its public half checks exported proof anywhere.
 */
public final class HeadSigningKey implements HeadSigner {
  /** What RFC 8410 puts before the 32 bytes of an Ed25519 public key. */
  private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PublicKeySign signing;
  private final PublicKeyVerify verifying;
  private final byte[] publicKey;

  /** Makes {@code head-signing.keys} at first use. */
  public HeadSigningKey(Path folder, MasterKey master) {
    KeysetFile file =
        new KeysetFile(
            folder.resolve("head-signing.keys"),
            Ed25519Parameters.create(),
            SignatureConfig2026.get());
    KeysetHandle handle = file.openWrapped(master.aead());
    try {
      KeysetHandle publicHandle = handle.getPublicKeysetHandle();
      signing = handle.getPrimitive(SignatureConfig2026.get(), PublicKeySign.class);
      verifying = publicHandle.getPrimitive(SignatureConfig2026.get(), PublicKeyVerify.class);
      publicKey = rawBytes(publicHandle);
    } catch (GeneralSecurityException e) {
      throw KeyFileException.altered(e);
    }
  }

  /** Public bytes only; the private ones never leave their handle. */
  @AccessesPartialKey
  private static byte[] rawBytes(KeysetHandle publicHandle) {
    return ((Ed25519PublicKey) publicHandle.getPrimary().getKey())
        .getPublicKeyBytes()
        .toByteArray();
  }

  @Override
  public byte[] sign(byte[] data) {
    try {
      return signing.sign(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a head cannot be signed", e);
    }
  }

  @Override
  public boolean verifies(byte[] signature, byte[] data) {
    try {
      verifying.verify(signature, data);
      return true;
    } catch (GeneralSecurityException notOurs) {
      return false;
    }
  }

  /** The raw 32 bytes. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** As OpenSSL reads it. */
  public String publicKeyPem() {
    byte[] spki = new byte[SPKI_HEAD.length + publicKey.length];
    System.arraycopy(SPKI_HEAD, 0, spki, 0, SPKI_HEAD.length);
    System.arraycopy(publicKey, 0, spki, SPKI_HEAD.length, publicKey.length);
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(spki);
    return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
  }
}
