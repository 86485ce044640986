package io.throughline.custody.audit.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.custody.audit.merkle.MerkleHashes;
import io.throughline.custody.keys.signing.LedgerKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The files of a bundle: {@code manifest.json}, {@code public-key.pem}, {@code entries/000001.json}
 * and so on, each in the one form in which it is written.
 */
record ProofFiles(ProofManifest manifest, LedgerKey key, List<ProofEntry> entries) {
  /** Far above any journey; six digits of a name and the archive's counters bear it. */
  static final int MOST_ENTRIES = 10_000;

  private static final String MANIFEST = "manifest.json";
  private static final String KEY = "public-key.pem";
  private static final ObjectMapper JSON = new ObjectMapper();

  ProofFiles {
    entries = List.copyOf(entries);
  }

  byte[] zip() {
    SequencedMap<String, byte[]> members = new LinkedHashMap<>();
    members.put(MANIFEST, json(manifest));
    members.put(KEY, key.pem().getBytes(UTF_8));
    for (int i = 0; i < entries.size(); i++) {
      members.put(name(i), json(entries.get(i)));
    }
    return StoredZip.write(members);
  }

  /** Whatever {@link #zip} would not write is refused, byte for byte. */
  static ProofFiles read(byte[] zip) {
    SequencedMap<String, byte[]> members = StoredZip.read(zip);
    byte[] manifest = taken(members, MANIFEST);
    byte[] key = taken(members, KEY);
    List<ProofEntry> entries = new ArrayList<>();
    for (int i = 0; !members.isEmpty(); i++) {
      Optional<byte[]> entry = Optional.ofNullable(members.remove(name(i)));
      entries.add(parsed(entry.orElseThrow(() -> missing(members)), ProofEntry.class));
    }
    ProofFiles files =
        new ProofFiles(parsed(manifest, ProofManifest.class), key(new String(key, UTF_8)), entries);
    BundleRefusedException.unless(Arrays.equals(zip, files.zip()), "bundle.not-canonical");
    return files;
  }

  /** SHA-256 of all entries' files one behind the other, hex. */
  static String contents(List<ProofEntry> entries) {
    byte[][] files = entries.stream().map(ProofFiles::json).toArray(byte[][]::new);
    return HexFormat.of().formatHex(MerkleHashes.sha256(files));
  }

  /** What is left is of another name, or comes after a gap. */
  private static BundleRefusedException missing(SequencedMap<String, byte[]> left) {
    boolean entries =
        left.keySet().stream().allMatch(name -> name.matches("entries/\\d{6}\\.json"));
    return new BundleRefusedException(entries ? "bundle.entry-missing" : "bundle.member-unknown");
  }

  private static byte[] taken(SequencedMap<String, byte[]> members, String name) {
    return Optional.ofNullable(members.remove(name))
        .orElseThrow(() -> new BundleRefusedException("bundle.member-missing"));
  }

  private static String name(int position) {
    return "entries/%06d.json".formatted(position + 1);
  }

  private static LedgerKey key(String pem) {
    try {
      return LedgerKey.ofPem(pem);
    } catch (IllegalArgumentException noKey) {
      throw new BundleRefusedException("key.unreadable");
    }
  }

  private static <T> T parsed(byte[] json, Class<T> type) {
    try {
      return Optional.ofNullable(JSON.readValue(json, type))
          .orElseThrow(() -> new BundleRefusedException("bundle.content-unreadable"));
    } catch (IOException unreadable) {
      throw new BundleRefusedException("bundle.content-unreadable");
    }
  }

  private static byte[] json(Object document) {
    try {
      return JSON.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts and numbers is JSON", e);
    }
  }
}
