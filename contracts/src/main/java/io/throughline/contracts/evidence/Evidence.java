package io.throughline.contracts.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence in the vault. From here on nobody passes its bytes.
 *
 * @param bytes length of the plaintext
 * @param hint where the subject is among other people, if that is known
 */
public record Evidence(
    EvidenceAddress address,
    MediaKind kind,
    EvidenceRole role,
    long bytes,
    @Nullable SubjectHint hint) {
  public Evidence {
    if (bytes <= 0) {
      throw new IllegalArgumentException("evidence is never empty");
    }
    if (!role.accepts(kind)) {
      throw new IllegalArgumentException("this kind of media cannot play that role");
    }
  }

  /** Evidence without a hint. */
  public Evidence(EvidenceAddress address, MediaKind kind, EvidenceRole role, long bytes) {
    this(address, kind, role, bytes, null);
  }
}
