package io.throughline.custody.audit.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A ZIP archive of which there is one form only: stored members, no dates, comments or extra
 * fields. What any tool can unpack has no byte in which something else could stand, and nothing
 * that grows when it is unpacked.
 */
final class StoredZip {
  /** Far above any journey; a file above it is refused before it is read. */
  static final int MOST_BYTES = 32 * 1024 * 1024;

  private static final Pattern NAME = Pattern.compile("([a-z0-9-]+/)?[a-z0-9-]+\\.[a-z]+");
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final short VERSION = 10;

  /** 1 January 1980: the format knows no missing date. */
  private static final short NO_DATE = 0x21;

  private StoredZip() {}

  static byte[] write(SequencedMap<String, byte[]> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    members.forEach((name, content) -> {
      int offset = out.size();
      out.writeBytes(local(name, content));
      out.writeBytes(content);
      directory.writeBytes(central(name, content, offset));
    });
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    out.writeBytes(end(members.size(), directory.size(), start));
    return out.toByteArray();
  }

  /** The members in their order; whatever {@link #write} would not write is refused. */
  static SequencedMap<String, byte[]> read(byte[] zip) {
    BundleRefusedException.unless(zip.length <= MOST_BYTES, "bundle.too-large");
    ByteBuffer in = over(zip);
    SequencedMap<String, byte[]> members = new LinkedHashMap<>();
    BundleRefusedException.unless(signature(in) == LOCAL, "bundle.not-a-zip");
    while (signature(in) == LOCAL) {
      take(in, members);
    }
    BundleRefusedException.unless(in.remaining() >= Integer.BYTES, "bundle.truncated");
    byte[] again = write(members);
    boolean cut = zip.length < again.length && Arrays.mismatch(zip, again) == zip.length;
    BundleRefusedException.unless(!cut, "bundle.truncated");
    BundleRefusedException.unless(Arrays.equals(zip, again), "bundle.not-canonical");
    return members;
  }

  private static void take(ByteBuffer in, Map<String, byte[]> members) {
    byte[] header = bytes(in, LOCAL_BYTES);
    ByteBuffer fields = over(header);
    BundleRefusedException.unless(fields.getShort(8) == 0, "bundle.compressed");
    String name = new String(bytes(in, Short.toUnsignedInt(fields.getShort(26))), UTF_8);
    BundleRefusedException.unless(NAME.matcher(name).matches(), "bundle.path-unsafe");
    BundleRefusedException.unless(fields.getShort(28) == 0, "bundle.not-canonical");
    byte[] content = bytes(in, fields.getInt(22));
    BundleRefusedException.unless(crc(content) == fields.getInt(14), "bundle.checksum-differs");
    boolean first = members.put(name, content) == null;
    BundleRefusedException.unless(first, "bundle.member-repeated");
  }

  /** 0 where less than a signature is left. */
  private static int signature(ByteBuffer in) {
    return in.remaining() < Integer.BYTES ? 0 : in.getInt(in.position());
  }

  private static byte[] bytes(ByteBuffer in, int count) {
    BundleRefusedException.unless(count >= 0 && count <= in.remaining(), "bundle.truncated");
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  private static byte[] local(String name, byte[] content) {
    byte[] header = new byte[LOCAL_BYTES + name.length()];
    ByteBuffer fields = over(header).putInt(LOCAL);
    member(fields, name, content);
    fields.put(name.getBytes(UTF_8));
    return header;
  }

  private static byte[] central(String name, byte[] content, int offset) {
    byte[] header = new byte[CENTRAL_BYTES + name.length()];
    ByteBuffer fields = over(header).putInt(CENTRAL).putShort(VERSION);
    member(fields, name, content);
    // No comment, first disk, no attributes: ten bytes of zero.
    fields.position(fields.position() + 10);
    fields.putInt(offset).put(name.getBytes(UTF_8));
    return header;
  }

  /** What both headers say of a member: stored, no date, sums and lengths, no extra field. */
  private static void member(ByteBuffer header, String name, byte[] content) {
    short none = 0;
    header.putShort(VERSION).putShort(none).putShort(none).putShort(none).putShort(NO_DATE);
    header.putInt(crc(content)).putInt(content.length).putInt(content.length);
    header.putShort((short) name.length()).putShort(none);
  }

  private static byte[] end(int count, int directoryBytes, int start) {
    byte[] end = new byte[END_BYTES];
    ByteBuffer fields = over(end).putInt(END).putInt(0);
    fields.putShort((short) count).putShort((short) count);
    fields.putInt(directoryBytes).putInt(start).putShort((short) 0);
    return end;
  }

  private static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }
}
