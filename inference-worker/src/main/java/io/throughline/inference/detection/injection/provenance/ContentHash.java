package io.throughline.inference.detection.injection.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Compares a file's content with the hash that its manifest holds of it. */
final class ContentHash {
  private static final int STEP = 1 << 20;

  private final FileParts file;

  /** A stretch of the file that the hash leaves out. */
  private record Hole(long from, long to) {}

  ContentHash(FileParts file) {
    this.file = file;
  }

  static MessageDigest digest(String name) throws Unsupported {
    try {
      return MessageDigest.getInstance(
          switch (name.toLowerCase(Locale.ROOT)) {
            case "sha256" -> "SHA-256";
            case "sha384" -> "SHA-384";
            case "sha512" -> "SHA-512";
            default -> throw new Unsupported();
          });
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** {@code c2pa.hash.data}: all bytes but stretches that are named by place. */
  boolean dataMatches(JsonNode assertion, String algorithm) throws IOException, Unsupported {
    List<Hole> holes = new ArrayList<>();
    for (JsonNode hole : assertion.path("exclusions")) {
      long from = hole.path("start").asLong(-1);
      long length = hole.path("length").asLong(-1);
      if (from < 0 || length < 0 || length > file.size() || from > file.size() - length) {
        return false;
      }
      holes.add(new Hole(from, from + length));
    }
    holes.sort(Comparator.comparingLong(Hole::from));
    MessageDigest digest = digest(assertion.path("alg").asText(algorithm));
    long place = 0;
    for (Hole hole : holes) {
      feed(digest, place, hole.from());
      place = Math.max(place, hole.to());
    }
    feed(digest, place, file.size());
    return equal(assertion, digest);
  }

  /** {@code c2pa.hash.bmff.v2} and later: each top box after its place, but those named. */
  boolean boxesMatch(JsonNode assertion, String algorithm) throws IOException, Unsupported {
    if (!assertion.has("hash") || assertion.has("merkle")) {
      throw new Unsupported();
    }
    MessageDigest digest = digest(assertion.path("alg").asText(algorithm));
    for (FileParts.Part box : file.boxes()) {
      if (!excluded(box, assertion.path("exclusions"))) {
        digest.update(ByteBuffer.allocate(8).putLong(box.from()).array());
        feed(digest, box.from(), box.from() + box.length());
      }
    }
    return equal(assertion, digest);
  }

  private boolean excluded(FileParts.Part box, JsonNode exclusions)
      throws IOException, Unsupported {
    boolean found = false;
    for (JsonNode exclusion : exclusions) {
      String path = exclusion.path("xpath").asText("");
      if (path.lastIndexOf('/') != 0 || path.contains("[") || narrowed(exclusion)) {
        throw new Unsupported();
      }
      found |= path.substring(1).equals(box.name()) && holds(box, exclusion.path("data"));
    }
    return found;
  }

  private static boolean narrowed(JsonNode exclusion) {
    return List.of("subset", "length", "version", "flags").stream().anyMatch(exclusion::hasNonNull);
  }

  private boolean holds(FileParts.Part box, JsonNode data) throws IOException {
    for (JsonNode one : data) {
      byte[] wanted = one.path("value").binaryValue();
      long offset = one.path("offset").asLong(-1);
      if (wanted == null || offset < 0 || offset + wanted.length > box.length()) {
        return false;
      }
      if (!Arrays.equals(wanted, file.bytes(box.from() + offset, wanted.length))) {
        return false;
      }
    }
    return true;
  }

  private void feed(MessageDigest digest, long from, long to) throws IOException {
    for (long place = from; place < to; place += STEP) {
      digest.update(file.bytes(place, Math.min(STEP, to - place)));
    }
  }

  private static boolean equal(JsonNode assertion, MessageDigest digest) throws IOException {
    byte[] told = assertion.path("hash").binaryValue();
    return told != null && MessageDigest.isEqual(told, digest.digest());
  }

  /** Something that this reader does not know: nothing can be told. */
  static final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
