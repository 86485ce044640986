package io.throughline.custody.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.throughline.custody.keys.storage.KeyFileException;
import io.throughline.custody.keys.storage.KeysetFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Wraps every other key of the deployment; a file that belongs on a volume of its own. */
public final class MasterKey {
  private final Aead aead;

  private MasterKey(Aead aead) {
    this.aead = aead;
  }

  /** Reads {@code master.key} in that folder; makes it, mode 600, at the first start. */
  public static MasterKey in(Path folder) {
    KeysetFile file =
        new KeysetFile(
            folder.resolve("master.key"),
            PredefinedAeadParameters.AES256_GCM,
            AeadConfig2026.get());
    try {
      return new MasterKey(file.open().getPrimitive(AeadConfig2026.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw KeyFileException.altered(e);
    }
  }

  /** Wraps keys, and nothing else. */
  public Aead aead() {
    return aead;
  }
}
