package io.throughline.custody.evidence;

import java.io.IOException;
import java.io.InputStream;

/** Plaintext whose reading fails with {@code EVIDENCE_ALTERED} where decryption fails. */
final class VerifiedStream extends InputStream {
  private final InputStream decrypting;

  VerifiedStream(InputStream decrypting) {
    this.decrypting = decrypting;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      return decrypting.read(buffer, offset, length);
    } catch (IOException altered) {
      // Failures of the storage itself are told apart below it, by Storage.
      throw EvidenceException.altered(altered);
    }
  }

  @Override
  public void close() throws IOException {
    decrypting.close();
  }

  /** The encrypted bytes, whose reading fails with {@code VAULT_UNREACHABLE}. */
  static final class Storage extends InputStream {
    private final InputStream file;

    Storage(InputStream file) {
      this.file = file;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      try {
        return file.read(buffer, offset, length);
      } catch (IOException e) {
        throw EvidenceException.unreachable(e);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
