package io.throughline.custody.evidence;

import com.google.crypto.tink.mac.ChunkedMac;
import com.google.crypto.tink.mac.ChunkedMacComputation;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.custody.evidence.media.MediaSniffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;

/** Counts, digests and sniffs evidence while it streams by. */
final class Intake {
  private static final int CHUNK_BYTES = 64 * 1024;

  private final ChunkedMacComputation digest;
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private final long maxBytes;
  private long bytes;

  Intake(ChunkedMac addresses, long maxBytes) throws GeneralSecurityException {
    this.digest = addresses.createComputation();
    this.maxBytes = maxBytes;
  }

  /** Where the chunks go, which may fail otherwise than the source does. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] buffer, int length);
  }

  Stored drain(InputStream source, Sink sink) throws IOException, GeneralSecurityException {
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = source.read(chunk); read >= 0; read = source.read(chunk)) {
      bytes += read;
      if (bytes > maxBytes) {
        throw EvidenceException.overLimit();
      }
      digest.update(ByteBuffer.wrap(chunk, 0, read));
      first.write(chunk, 0, Math.min(read, MediaSniffer.HEAD_BYTES - first.size()));
      sink.write(chunk, read);
    }
    if (bytes == 0) {
      throw EvidenceException.empty();
    }
    Optional<MediaKind> kind = MediaSniffer.sniff(first.toByteArray());
    return new Stored(address(digest.computeMac()), bytes, kind);
  }

  static EvidenceAddress ofName(ChunkedMac names, String name) throws GeneralSecurityException {
    ChunkedMacComputation digest = names.createComputation();
    digest.update(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
    return address(digest.computeMac());
  }

  private static EvidenceAddress address(byte[] digest) {
    return new EvidenceAddress(HexFormat.of().formatHex(digest));
  }
}
