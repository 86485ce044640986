package io.throughline.custody.evidence;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.SubjectId;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps evidence and templates encrypted under their subject's key. Every method but those that
 * delete throws {@code KeyDestroyedException} once the subject is erased, and {@link
 * EvidenceException} with {@code VAULT_UNREACHABLE} when the storage fails.
 */
public interface EvidenceVault {
  /**
   * Puts all that the source gives; the same bytes of the same subject have the same address.
   *
   * @throws IOException the source broke off; nothing was put
   * @throws EvidenceException {@code MEDIA_EMPTY} or {@code MEDIA_OVER_LIMIT}; nothing was put
   */
  Stored put(SubjectId subject, InputStream source, long maxBytes) throws IOException;

  /**
   * The plaintext, decrypted as it is read.
   *
   * @throws EvidenceException {@code EVIDENCE_MISSING}, or {@code EVIDENCE_ALTERED}, the latter
   *     from the stream's reading too
   */
  InputStream open(SubjectId subject, EvidenceAddress address);

  /** Length of the plaintext; fails as {@link #open} does. */
  long length(SubjectId subject, EvidenceAddress address);

  /** Forgets one piece; may be repeated. */
  void delete(SubjectId subject, EvidenceAddress address);

  /** Forgets all of one subject, destroyed keys or not; may be repeated. */
  void eraseSubject(SubjectId subject);

  /** Where a template of that name lies, or will lie: known before it is written. */
  EvidenceAddress templateAddress(SubjectId subject, String name);

  /** Writes a template, or writes it anew; never replaces evidence. */
  void putTemplate(SubjectId subject, EvidenceAddress address, byte[] template);

  /** Writes a template under its name. */
  default EvidenceAddress putTemplate(SubjectId subject, String name, byte[] template) {
    EvidenceAddress address = templateAddress(subject, name);
    putTemplate(subject, address, template);
    return address;
  }
}
