package io.throughline.custody.keys;

import com.google.crypto.tink.Aead;
import io.throughline.contracts.identity.SubjectId;
import java.util.Optional;

/** Holds the keys of every subject, and the two keys that belong to none. */
public interface KeyRing {
  /** Makes the keys at first use; throws {@link KeyDestroyedException} once they are destroyed. */
  SubjectKeys keysOf(SubjectId subject);

  /**
   * Never makes keys: empty for a subject that has none yet; throws {@link KeyDestroyedException}
   * once they are destroyed.
   */
  Optional<SubjectKeys> existingKeysOf(SubjectId subject);

  /** For payloads of the engine that concern no subject. */
  Aead engine();

  /** Seals the vault's grants. */
  Aead grants();

  /** Destroys the keys for ever; a subject without keys can never get any. May be repeated. */
  void destroy(SubjectId subject);
}
