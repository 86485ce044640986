package io.throughline.custody.keys.storage;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * One keyset in a file of its own, made at first use.
 *
 * @param file its name is bound to its content when it is wrapped
 * @param kind what the keys are
 */
public record KeysetFile(Path file, Parameters kind, Configuration configuration) {
  /** For the two keysets that must lie open, since their owner has nothing to unwrap them with. */
  public KeysetHandle open() {
    return load(
        handle ->
            TinkProtoKeysetFormat.serializeKeyset(
                handle, InsecureSecretKeyAccess.get(), configuration),
        bytes ->
            TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get(), configuration));
  }

  public KeysetHandle openWrapped(Aead master) {
    byte[] name = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    return load(
        handle ->
            TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, master, name, configuration),
        bytes -> TinkProtoKeysetFormat.parseEncryptedKeyset(bytes, master, name, configuration));
  }

  private KeysetHandle load(Writing writing, Reading reading) {
    try {
      PrivateFiles.makeFolderOf(file);
      var present = PrivateFiles.read(file);
      if (present.isEmpty()) {
        PrivateFiles.create(file, writing.write(KeysetHandle.generateNew(kind, configuration)));
        // Whoever was first made the keys that count.
        present = PrivateFiles.read(file);
      }
      return reading.read(present.orElseThrow());
    } catch (IOException e) {
      throw KeyFileException.unreachable(e);
    } catch (GeneralSecurityException e) {
      throw KeyFileException.altered(e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    byte[] write(KeysetHandle handle) throws GeneralSecurityException;
  }

  @FunctionalInterface
  private interface Reading {
    KeysetHandle read(byte[] bytes) throws GeneralSecurityException;
  }
}
