package io.throughline.custody.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.ChunkedMac;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.keys.storage.KeyFileException;
import io.throughline.custody.keys.storage.KeysetFile;
import io.throughline.custody.keys.storage.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys in a folder, one file for each subject, wrapped by the master key; several processes of one
 * host may share the folder.
 */
public final class FileKeyRing implements KeyRing {
  private static final String TOMBSTONE = ".destroyed";
  private static final int MOST_CACHED = 1000;

  private final Path subjects;
  private final Aead master;
  private final Aead engine;
  private final Aead grants;
  private final Map<SubjectId, SubjectKeyset> cache =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<SubjectId, SubjectKeyset> eldest) {
              return size() > MOST_CACHED;
            }
          });

  /** Fails if the folder was written under another master key. */
  public FileKeyRing(Path folder, MasterKey masterKey) {
    subjects = folder.resolve("subjects");
    master = masterKey.aead();
    engine = own(folder.resolve("engine.keys"));
    grants = own(folder.resolve("grants.keys"));
    try {
      PrivateFiles.makeFolder(subjects);
      finishDestructions();
    } catch (IOException e) {
      throw KeyFileException.unreachable(e);
    }
  }

  @Override
  public SubjectKeys keysOf(SubjectId subject) {
    return existingKeysOf(subject).orElseGet(() -> make(subject));
  }

  @Override
  public Optional<SubjectKeys> existingKeysOf(SubjectId subject) {
    return load(subject).map(keys -> new Guarded(subject));
  }

  @Override
  public Aead engine() {
    return engine;
  }

  @Override
  public Aead grants() {
    return grants;
  }

  @Override
  public void destroy(SubjectId subject) {
    try {
      // The tombstone comes first: whatever fails afterwards, no process uses or makes keys again.
      PrivateFiles.create(tombstone(subject), new byte[0]);
      cache.remove(subject);
      PrivateFiles.destroy(file(subject));
    } catch (IOException e) {
      throw KeyFileException.unreachable(e);
    }
  }

  private Optional<SubjectKeyset> load(SubjectId subject) {
    refuseDestroyed(subject);
    SubjectKeyset cached = cache.get(subject);
    if (cached != null) {
      return Optional.of(cached);
    }
    try {
      Optional<byte[]> wrapped = PrivateFiles.read(file(subject));
      if (wrapped.isEmpty()) {
        // Never made, or destroyed since the look above.
        refuseDestroyed(subject);
        return Optional.empty();
      }
      byte[] plain = master.decrypt(wrapped.get(), associatedData(subject));
      SubjectKeyset keys = SubjectKeyset.parse(plain);
      cache.put(subject, keys);
      return Optional.of(keys);
    } catch (IOException e) {
      throw KeyFileException.unreachable(e);
    } catch (GeneralSecurityException e) {
      // A file that is being overwritten with zeros does not open either.
      refuseDestroyed(subject);
      throw KeyFileException.altered(e);
    }
  }

  private SubjectKeys make(SubjectId subject) {
    try {
      byte[] wrapped = master.encrypt(SubjectKeyset.generate(), associatedData(subject));
      PrivateFiles.create(file(subject), wrapped);
      if (Files.exists(tombstone(subject))) {
        // Destroyed while the file was made: the destroyer may have looked before it was there.
        PrivateFiles.destroy(file(subject));
      }
    } catch (IOException e) {
      throw KeyFileException.unreachable(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keys cannot be made", e);
    }
    // Whoever was first made the keys that count.
    return existingKeysOf(subject).orElseThrow(KeyDestroyedException::new);
  }

  private void finishDestructions() throws IOException {
    try (DirectoryStream<Path> tombstones = Files.newDirectoryStream(subjects, "*" + TOMBSTONE)) {
      for (Path tombstone : tombstones) {
        String name = tombstone.getFileName().toString();
        String subject = name.substring(0, name.length() - TOMBSTONE.length());
        PrivateFiles.destroy(file(new SubjectId(subject)));
      }
    }
  }

  private Aead own(Path file) {
    KeysetFile keyset =
        new KeysetFile(file, PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    try {
      return keyset.openWrapped(master).getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw KeyFileException.altered(e);
    }
  }

  private void refuseDestroyed(SubjectId subject) {
    if (Files.exists(tombstone(subject))) {
      cache.remove(subject);
      throw new KeyDestroyedException();
    }
  }

  private Path file(SubjectId subject) {
    return subjects.resolve(subject + ".keys");
  }

  private Path tombstone(SubjectId subject) {
    return subjects.resolve(subject + TOMBSTONE);
  }

  private static byte[] associatedData(SubjectId subject) {
    return ("throughline-subject-keys/1|" + subject).getBytes(StandardCharsets.UTF_8);
  }

  /** Looks for the tombstone at each use; that costs one look into the folder's cache. */
  private final class Guarded implements SubjectKeys {
    private final SubjectId subject;

    Guarded(SubjectId subject) {
      this.subject = subject;
    }

    private SubjectKeyset keys() {
      return load(subject).orElseThrow(KeyDestroyedException::new);
    }

    @Override
    public StreamingAead evidence() {
      return keys().evidence();
    }

    @Override
    public Aead evidenceHeads() {
      return keys().evidenceHeads();
    }

    @Override
    public Aead payloads() {
      return keys().payloads();
    }

    @Override
    public Aead openings() {
      return keys().openings();
    }

    @Override
    public ChunkedMac addresses() {
      return keys().addresses();
    }

    @Override
    public ChunkedMac names() {
      return keys().names();
    }
  }
}
