package io.throughline.custody.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.mac.ChunkedMac;

/**
 * One key for each purpose; every method throws {@link KeyDestroyedException} as soon as any
 * process has destroyed the keys, so take the key anew for each use.
 */
public interface SubjectKeys {
  /** The bodies of evidence and templates. */
  StreamingAead evidence();

  /** The small heads that bind a body to its address. */
  Aead evidenceHeads();

  /** What the engine keeps. */
  Aead payloads();

  /** What opens the ledger's commitments. */
  Aead openings();

  /** HMAC-SHA-256, 32 bytes, of the bytes of evidence: its address. */
  ChunkedMac addresses();

  /** HMAC-SHA-256, 32 bytes, of the name of a template: its address. */
  ChunkedMac names();
}
