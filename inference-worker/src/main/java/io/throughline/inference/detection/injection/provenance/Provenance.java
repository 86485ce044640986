package io.throughline.inference.detection.injection.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file says of where it comes from, and whether that holds. */
enum Provenance {
  /** It says nothing. */
  NONE("provenance.none"),
  /** A believed issuer signed that a camera took it and that nothing was done to it since. */
  CAPTURED("provenance.captured"),
  /** It says of itself that a generator made it, or a part of it. */
  GENERATED("provenance.generated"),
  /** It was signed, and something was changed after that. */
  BROKEN("provenance.broken"),
  /** Signed and whole, but the issuer is nobody whom the deployer believes. */
  UNKNOWN_ISSUER("provenance.issuer-not-trusted"),
  /**
   * Signed by a believed issuer that does not say that a camera took it, or says that it was
   * edited.
   */
  EDITED("provenance.edited"),
  /** Hashed or signed in a way that is not known here. */
  UNSUPPORTED("provenance.unsupported"),
  /** There is a manifest, and it cannot be understood. */
  UNREADABLE("provenance.unreadable");

  private static final Pattern SOURCE_TYPE =
      Pattern.compile("digitalsourcetype/([A-Za-z]{1,64})", Pattern.CASE_INSENSITIVE);
  private static final List<String> GENERATORS =
      List.of(
          "trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia", "algorithmicmedia");
  private static final List<String> CAMERAS = List.of("digitalcapture", "computationalcapture");
  // Text parts that the usual front ends of image generators write into a PNG.
  private static final List<String> GENERATOR_KEYS =
      List.of("parameters", "prompt", "workflow", "sd-metadata", "invokeai_metadata", "Dream");
  private static final List<String> HARMLESS_ACTIONS = List.of("c2pa.created", "c2pa.published");

  private final String reason;

  Provenance(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  static Provenance of(Path path, TrustList trusted) {
    try (FileParts file = new FileParts(path)) {
      var manifest = file.manifest();
      boolean generated = generatedByOwnWord(file);
      if (manifest.isEmpty()) {
        return generated ? GENERATED : NONE;
      }
      Manifest read = Manifest.read(manifest.get());
      if (generated || read.sourceTypes().stream().anyMatch(type -> among(type, GENERATORS))) {
        return GENERATED;
      }
      return switch (read.check(file, trusted)) {
        case BROKEN -> BROKEN;
        case UNSUPPORTED -> UNSUPPORTED;
        case UNTRUSTED -> UNKNOWN_ISSUER;
        case TRUSTED -> captured(read.signedActions()) ? CAPTURED : EDITED;
      };
    } catch (IOException malformed) {
      return UNREADABLE;
    }
  }

  private static boolean generatedByOwnWord(FileParts file) throws IOException {
    Matcher types = SOURCE_TYPE.matcher(file.xmp().orElse(""));
    while (types.find()) {
      if (among(types.group(), GENERATORS)) {
        return true;
      }
    }
    return file.textKeys().stream().anyMatch(GENERATOR_KEYS::contains);
  }

  private static boolean captured(List<JsonNode> actions) {
    boolean created =
        actions.stream()
            .filter(action -> action.path("action").asText().equals("c2pa.created"))
            .anyMatch(action -> among(action.path("digitalSourceType").asText(""), CAMERAS));
    return created
        && actions.stream()
            .allMatch(action -> HARMLESS_ACTIONS.contains(action.path("action").asText()));
  }

  private static boolean among(String type, List<String> words) {
    String last = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return words.contains(last);
  }
}
