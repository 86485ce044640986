package io.throughline.inference.detection.injection.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.throughline.inference.detection.injection.provenance.ContentHash.Unsupported;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The manifests of a file (C2PA 2.x), of which the last one is about the file as it is. */
final class Manifest {
  private static final CBORMapper CBOR = new CBORMapper();
  private static final String DEFAULT_HASH = "sha256";

  private final Jumbf store;
  private final Jumbf active;

  /** What the manifest is worth. */
  enum State {
    /** Content, assertions and signature fit, and the issuer is believed. */
    TRUSTED,
    /** They fit, but nobody says that the issuer is to be believed. */
    UNTRUSTED,
    /** Content, an assertion or the signature does not fit. */
    BROKEN,
    /** A kind of hash or signature that is not known here. */
    UNSUPPORTED
  }

  private Manifest(Jumbf store, Jumbf active) {
    this.store = store;
    this.active = active;
  }

  /** An {@link IOException} where it cannot be understood at all. */
  static Manifest read(byte[] bytes) throws IOException {
    Jumbf store = Jumbf.read(bytes);
    List<Jumbf> all = store.children().stream().filter(box -> box.type().equals("jumb")).toList();
    if (!store.label().equals("c2pa") || all.isEmpty()) {
      throw new IOException("no manifest");
    }
    return new Manifest(store, all.getLast());
  }

  State check(FileParts file, TrustList trusted) throws IOException {
    byte[] claim = plain(active.versioned("c2pa.claim"));
    Signature signature = Signature.read(plain(active.child("c2pa.signature")), CBOR);
    try {
      if (!signature.signs(claim, CBOR) || !assertionsFit(tree(claim), new ContentHash(file))) {
        return State.BROKEN;
      }
    } catch (Unsupported unknown) {
      return State.UNSUPPORTED;
    }
    return trusted.holds(signature.chain()) ? State.TRUSTED : State.UNTRUSTED;
  }

  // What the claim does not list is not signed; a claim that lists no hash of the content binds
  // nothing.
  private boolean assertionsFit(JsonNode claim, ContentHash content)
      throws IOException, Unsupported {
    String usual = claim.path("alg").asText(DEFAULT_HASH);
    boolean bound = false;
    for (JsonNode reference : references(claim)) {
      Optional<Jumbf> assertion = assertion(active, reference.path("url").asText(""));
      byte[] told = reference.path("hash").binaryValue();
      if (assertion.isEmpty() || told == null) {
        return false;
      }
      MessageDigest digest = ContentHash.digest(reference.path("alg").asText(usual));
      if (!MessageDigest.isEqual(told, digest.digest(assertion.get().content()))) {
        return false;
      }
      Jumbf box = assertion.get();
      if (bindsContent(box)) {
        bound = true;
        if (!contentFits(box, content, usual)) {
          return false;
        }
      }
    }
    if (!bound) {
      throw new Unsupported();
    }
    return true;
  }

  private static boolean bindsContent(Jumbf box) {
    return box.is("c2pa.hash.data") || box.label().startsWith("c2pa.hash.bmff.v");
  }

  private static boolean contentFits(Jumbf box, ContentHash content, String usual)
      throws IOException, Unsupported {
    JsonNode told = tree(plain(Optional.of(box)));
    return box.is("c2pa.hash.data")
        ? content.dataMatches(told, usual)
        : content.boxesMatch(told, usual);
  }

  private static List<JsonNode> references(JsonNode claim) {
    List<JsonNode> all = new ArrayList<>();
    for (String list : List.of("assertions", "created_assertions", "gathered_assertions")) {
      claim.path(list).forEach(all::add);
    }
    return all;
  }

  private static Optional<Jumbf> assertion(Jumbf manifest, String url) {
    return manifest
        .child("c2pa.assertions")
        .flatMap(all -> all.child(url.substring(url.lastIndexOf('/') + 1)));
  }

  /** The actions that the active manifest tells of, under its signature. */
  List<JsonNode> signedActions() throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode reference : references(tree(plain(active.versioned("c2pa.claim"))))) {
      Optional<Jumbf> box = assertion(active, reference.path("url").asText(""));
      if (box.filter(one -> one.is("c2pa.actions")).isPresent()) {
        tree(plain(box)).path("actions").forEach(found::add);
      }
    }
    return found;
  }

  /** The source types that any manifest of the file tells of, those of its ingredients too. */
  List<String> sourceTypes() throws IOException {
    List<String> found = new ArrayList<>();
    for (Jumbf manifest : store.children()) {
      for (Jumbf box : manifest.child("c2pa.assertions").map(Jumbf::children).orElse(List.of())) {
        if (box.is("c2pa.actions")) {
          tree(plain(Optional.of(box)))
              .path("actions")
              .forEach(action -> found.add(action.path("digitalSourceType").asText("")));
        }
      }
    }
    return found;
  }

  private static byte[] plain(Optional<Jumbf> box) throws IOException {
    return box.flatMap(one -> one.plain("cbor"))
        .orElseThrow(() -> new IOException("a part of the manifest is missing"));
  }

  private static JsonNode tree(byte[] cbor) throws IOException {
    return CBOR.readTree(cbor);
  }
}
