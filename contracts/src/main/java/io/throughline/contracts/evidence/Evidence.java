package io.throughline.contracts.evidence;

/**
 * A piece of evidence in the vault. From here on nobody passes its bytes.
 *
 * @param bytes length of the plaintext
 */
public record Evidence(EvidenceAddress address, MediaKind kind, EvidenceRole role, long bytes) {
  public Evidence {
    if (bytes <= 0) {
      throw new IllegalArgumentException("evidence is never empty");
    }
    if (!role.accepts(kind)) {
      throw new IllegalArgumentException("this kind of media cannot play that role");
    }
  }
}
