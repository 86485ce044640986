package io.throughline.custody.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of RFC 9162, section 2.1: SHA-256, leaves and nodes told apart by their first byte.
 */
public final class MerkleHashes {
  public static final int BYTES = 32;
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private MerkleHashes() {}

  public static byte[] leaf(byte[] data) {
    return sha256(LEAF, data);
  }

  public static byte[] node(byte[] left, byte[] right) {
    return sha256(NODE, left, right);
  }

  /** The root of a tree without leaves. */
  public static byte[] empty() {
    return sha256();
  }

  /** Of the parts one behind the other. */
  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
