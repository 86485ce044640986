package io.throughline.custody.evidence;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.keys.SubjectKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The layout of one file: {@code TLV1}, a byte of purpose, a sealed head, the sealed body. The head
 * binds the body's random id to subject, purpose and address; the body is bound to that id. So a
 * file that was moved, swapped, cut or changed does not open. The head comes last in time, since
 * the address is known only once the body has streamed by.
 */
final class SealedFile {
  private static final byte[] MAGIC = "TLV1".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_BYTES = 16;

  /** Tink's AES-GCM adds a key prefix of 5, a nonce of 12 and a tag of 16 bytes. */
  private static final int SEALED_HEAD_BYTES = ID_BYTES + Long.BYTES + 33;

  private static final int HEAD_BYTES = MAGIC.length + 1 + SEALED_HEAD_BYTES;

  enum Purpose {
    EVIDENCE(1),
    TEMPLATE(2);

    private final byte code;

    Purpose(int code) {
      this.code = (byte) code;
    }
  }

  private SealedFile() {}

  /** Whose file it is, and which. */
  record Place(SubjectId subject, Purpose purpose, EvidenceAddress address) {}

  /** Writes one file; {@link #seal} ends it. The channel stays the caller's to close. */
  static final class Writer {
    private final FileChannel channel;
    private final SubjectKeys keys;
    private final byte[] id = new byte[ID_BYTES];
    private final WritableByteChannel body;
    private long bytes;

    Writer(FileChannel channel, SubjectKeys keys, SubjectId subject)
        throws IOException, GeneralSecurityException {
      this.channel = channel;
      this.keys = keys;
      new SecureRandom().nextBytes(id);
      channel.position(HEAD_BYTES);
      body =
          keys.evidence()
              .newEncryptingChannel(
                  new StaysOpen(channel), bodyData(subject, HexFormat.of().formatHex(id)));
    }

    void write(byte[] buffer, int length) {
      try {
        ByteBuffer left = ByteBuffer.wrap(buffer, 0, length);
        while (left.hasRemaining()) {
          body.write(left);
        }
        bytes += length;
      } catch (IOException e) {
        throw EvidenceException.unreachable(e);
      }
    }

    void seal(Place place) throws IOException, GeneralSecurityException {
      body.close();
      byte[] plain = ByteBuffer.allocate(ID_BYTES + Long.BYTES).put(id).putLong(bytes).array();
      ByteBuffer head =
          ByteBuffer.allocate(HEAD_BYTES)
              .put(MAGIC)
              .put(place.purpose().code)
              .put(keys.evidenceHeads().encrypt(plain, headData(place)))
              .flip();
      while (head.hasRemaining()) {
        channel.write(head, head.position());
      }
      channel.force(true);
    }
  }

  /**
   * What the head says, and leave to read the body.
   *
   * @param id of the body, hex
   */
  record Head(Place place, String id, long bytes) {
    /** Closing the stream closes the channel, which stands after the head. */
    InputStream body(FileChannel channel, SubjectKeys keys)
        throws IOException, GeneralSecurityException {
      InputStream sealed = new VerifiedStream.Storage(Channels.newInputStream(channel));
      byte[] data = bodyData(place.subject(), id);
      return new VerifiedStream(keys.evidence().newDecryptingStream(sealed, data));
    }
  }

  /** Reads the head; the channel then stands at the body. */
  static Head readHead(FileChannel channel, SubjectKeys keys, Owner owner) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    while (head.hasRemaining()) {
      if (channel.read(head) < 0) {
        throw EvidenceException.altered(null);
      }
    }
    head.flip();
    byte[] magic = new byte[MAGIC.length];
    head.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw EvidenceException.altered(null);
    }
    Purpose purpose = purpose(head.get());
    byte[] sealed = new byte[SEALED_HEAD_BYTES];
    head.get(sealed);
    Place place = new Place(owner.subject(), purpose, owner.address());
    try {
      ByteBuffer plain = ByteBuffer.wrap(keys.evidenceHeads().decrypt(sealed, headData(place)));
      byte[] id = new byte[ID_BYTES];
      plain.get(id);
      return new Head(place, HexFormat.of().formatHex(id), plain.getLong());
    } catch (GeneralSecurityException e) {
      throw EvidenceException.altered(e);
    }
  }

  /** Where a reader believes to be. */
  record Owner(SubjectId subject, EvidenceAddress address) {}

  private static Purpose purpose(byte written) {
    for (Purpose purpose : Purpose.values()) {
      if (purpose.code == written) {
        return purpose;
      }
    }
    throw EvidenceException.altered(null);
  }

  private static byte[] headData(Place place) {
    String bound =
        String.join(
            "|",
            "throughline-vault-head/1",
            place.subject().value(),
            place.purpose().name(),
            place.address().value());
    return bound.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bodyData(SubjectId subject, String id) {
    String bound = String.join("|", "throughline-vault-body/1", subject.value(), id);
    return bound.getBytes(StandardCharsets.UTF_8);
  }

  /** Tink closes what it writes to, but the head is still to be written. */
  private record StaysOpen(WritableByteChannel channel) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return channel.write(bytes);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() {
      // The owner of the channel closes it.
    }
  }
}
