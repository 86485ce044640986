package io.throughline.custody.keys.signing;

/** Signs the heads of the ledger, and knows its own signatures. */
public interface HeadSigner {
  /** Ed25519, 64 bytes. */
  byte[] sign(byte[] data);

  boolean verifies(byte[] signature, byte[] data);
}
