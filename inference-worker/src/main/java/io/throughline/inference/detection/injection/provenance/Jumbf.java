package io.throughline.inference.detection.injection.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of the JPEG universal metadata box format (ISO 19566-5).
 *
 * @param type four characters, {@code jumb} for a box of boxes
 * @param label of a box of boxes, else empty
 * @param content all bytes behind the box's own head; what hashes are made of
 * @param children of a box of boxes, its description left out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed on
record Jumbf(String type, String label, byte[] content, List<Jumbf> children) {
  private static final int DEEPEST = 12;
  private static final int MOST = 4096;
  private static final int LABEL_FOLLOWS = 2;

  /** Reads the first box; an {@link IOException} where its lengths do not add up. */
  static Jumbf read(byte[] bytes) throws IOException {
    List<Jumbf> all = new Parser().boxes(bytes, 0);
    if (all.isEmpty()) {
      throw new IOException("no box");
    }
    return all.getFirst();
  }

  Optional<Jumbf> child(String wanted) {
    return children.stream().filter(box -> box.label.equals(wanted)).findFirst();
  }

  /** The first child whose label is that one or a later version of it. */
  Optional<Jumbf> versioned(String wanted) {
    return children.stream().filter(box -> box.is(wanted)).findFirst();
  }

  boolean is(String wanted) {
    return label.equals(wanted) || label.startsWith(wanted + ".v");
  }

  /** What the first plain box of that type holds. */
  Optional<byte[]> plain(String wanted) {
    return children.stream().filter(box -> box.type.equals(wanted)).map(Jumbf::content).findFirst();
  }

  private static final class Parser {
    private int count;

    List<Jumbf> boxes(byte[] bytes, int depth) throws IOException {
      List<Jumbf> found = new ArrayList<>();
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.remaining() >= 8) {
        int length = left.getInt();
        byte[] type = new byte[4];
        left.get(type);
        int inside = length == 0 ? left.remaining() : length - 8;
        if (inside < 0 || inside > left.remaining() || ++count > MOST || depth > DEEPEST) {
          throw new IOException("a box does not fit");
        }
        byte[] content = new byte[inside];
        left.get(content);
        found.add(box(new String(type, StandardCharsets.ISO_8859_1), content, depth));
      }
      return found;
    }

    private Jumbf box(String type, byte[] content, int depth) throws IOException {
      if (!type.equals("jumb")) {
        return new Jumbf(type, "", content, List.of());
      }
      List<Jumbf> inside = boxes(content, depth + 1);
      if (inside.isEmpty() || !inside.getFirst().type.equals("jumd")) {
        throw new IOException("a box is not described");
      }
      String label = label(inside.getFirst().content);
      return new Jumbf(type, label, content, List.copyOf(inside.subList(1, inside.size())));
    }

    // Sixteen bytes of type, one of flags, then the label up to a zero.
    private static String label(byte[] description) throws IOException {
      if (description.length < 17) {
        throw new IOException("a description is too short");
      }
      if ((description[16] & LABEL_FOLLOWS) == 0) {
        return "";
      }
      int end = 17;
      while (end < description.length && description[end] != 0) {
        end++;
      }
      return new String(description, 17, end - 17, StandardCharsets.UTF_8);
    }
  }
}
