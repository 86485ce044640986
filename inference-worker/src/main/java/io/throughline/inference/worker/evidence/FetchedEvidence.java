package io.throughline.inference.worker.evidence;

import io.throughline.contracts.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Plaintext of one piece of evidence in a private file that is deleted when closed. */
public final class FetchedEvidence implements AutoCloseable {
  private final Path file;

  private FetchedEvidence(Path file) {
    this.file = file;
  }

  static FetchedEvidence from(InputStream source, long bytes, Path scratch) throws IOException {
    Path file =
        Files.createTempFile(
            scratch,
            "evidence-",
            ".media",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    FetchedEvidence evidence = new FetchedEvidence(file);
    try {
      evidence.fill(source, bytes);
    } catch (IOException | RuntimeException failed) {
      evidence.close();
      throw failed;
    }
    return evidence;
  }

  private void fill(InputStream source, long bytes) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = bytes;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        left -= read;
        // Bounded by what the journey was told, so that a broken vault cannot fill the disk.
        if (left < 0) {
          throw FailureCode.EVIDENCE_ALTERED.failure("the vault delivers more than was put there");
        }
        out.write(buffer, 0, read);
      }
    }
    if (left > 0) {
      throw FailureCode.EVIDENCE_ALTERED.failure("the vault delivers less than was put there");
    }
  }

  /** Where the plaintext lies. */
  public Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException undeletable) {
      throw new UncheckedIOException("plaintext could not be deleted", undeletable);
    }
  }
}
