package io.throughline.custody.keys.transport;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.throughline.custody.keys.storage.KeyFileException;
import io.throughline.custody.keys.storage.KeysetFile;
import io.throughline.custody.keys.storage.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The pool's transport key, alone in a folder of its own: all that the worker gets which opens
 * hostile files. Lies open in that folder, mode 600, since the worker has no master key.
 */
public final class TransportKeys {
  private static final Duration LOCK_LOOK = Duration.ofMillis(10);
  private static final int MOST_LOCK_LOOKS = 1000;

  private final Path folder;
  private final Path file;
  private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();

  /** Makes {@code transport.keys} at first use. */
  public TransportKeys(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("transport.keys");
    var _ = aead();
  }

  /** Seals with the newest key and opens with all; sees what other processes rotated. */
  public Aead aead() {
    try {
      if (!Files.exists(file)) {
        var _ = keyset().open();
      }
      Stamp now = Stamp.of(file);
      Loaded known = loaded.get();
      if (known == null || !known.stamp().equals(now)) {
        // The stamp is older than what is read, so that a change in between is seen next time.
        KeysetHandle handle = keyset().open();
        known = new Loaded(now, handle.getPrimitive(AeadConfig2026.get(), Aead.class));
        loaded.set(known);
      }
      return known.aead();
    } catch (IOException e) {
      throw KeyFileException.unreachable(e);
    } catch (GeneralSecurityException e) {
      throw KeyFileException.altered(e);
    }
  }

  /** Seals with a new key from now on; what older keys sealed still opens. */
  public void rotate() {
    change(builder ->
        builder.addEntry(
            KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary()));
  }

  /** Forgets the oldest keys: histories whose payloads they sealed can no longer be read. */
  public void retire(int keepNewest) {
    if (keepNewest < 1) {
      throw new IllegalArgumentException("the newest key stays");
    }
    change(builder -> {
      while (builder.size() > keepNewest) {
        builder.deleteAt(0);
      }
      return builder;
    });
  }

  private void change(UnaryOperator<KeysetHandle.Builder> edit) {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("transport.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock(channel)) {
      Objects.requireNonNull(held);
      KeysetHandle.Builder builder =
          KeysetHandle.newBuilder(keyset().open()).setConfiguration(AeadConfig2026.get());
      KeysetHandle next = edit.apply(builder).build();
      PrivateFiles.replace(
          file,
          TinkProtoKeysetFormat.serializeKeyset(
              next, InsecureSecretKeyAccess.get(), AeadConfig2026.get()));
    } catch (IOException e) {
      throw KeyFileException.unreachable(e);
    } catch (GeneralSecurityException e) {
      throw KeyFileException.altered(e);
    }
  }

  private KeysetFile keyset() {
    return new KeysetFile(file, PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
  }

  /** The operating system refuses a second lock of one process instead of waiting. */
  private static FileLock lock(FileChannel channel) throws IOException {
    for (int looks = 0; looks < MOST_LOCK_LOOKS; looks++) {
      try {
        FileLock held = channel.tryLock();
        if (held != null) {
          return held;
        }
      } catch (OverlappingFileLockException anotherThread) {
        // Looked for again below.
      }
      LockSupport.parkNanos(LOCK_LOOK.toNanos());
    }
    throw new IOException("somebody else keeps rotating the transport key");
  }

  private record Loaded(Stamp stamp, Aead aead) {}

  /** Differs after every replacement: the new file is another file. */
  private record Stamp(@Nullable Object fileKey, long modifiedNanos, long size) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          seen.fileKey(), seen.lastModifiedTime().to(TimeUnit.NANOSECONDS), seen.size());
    }
  }
}
