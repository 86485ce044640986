package io.throughline.custody.audit.bundle;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.SignedHead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * What a bundle says about itself.
 *
 * @param events number of the journey's entries in the ledger of this head
 * @param erased how many of them nobody can open any more
 * @param contents SHA-256 of all entries' files one behind the other, hex
 * @param signature Ed25519 of {@link #signedBytes()}, base64; empty before it is signed
 */
@JsonPropertyOrder({"format", "journey", "events", "erased", "head", "contents", "signature"})
record ProofManifest(
    String format,
    JourneyId journey,
    long events,
    long erased,
    Head head,
    String contents,
    String signature) {
  static final String FORMAT = "throughline-proof/1";

  ProofManifest {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(journey, "journey");
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(contents, "contents");
    Objects.requireNonNull(signature, "signature");
  }

  /**
   * The ledger's signed head.
   *
   * @param root hex
   * @param atMillis since 1970
   * @param signature base64
   */
  @JsonPropertyOrder({"size", "root", "atMillis", "signature"})
  record Head(long size, String root, long atMillis, String signature) {
    Head {
      Objects.requireNonNull(root, "root");
      Objects.requireNonNull(signature, "signature");
    }

    static Head of(SignedHead head) {
      return new Head(head.size(), head.root(), head.at().toEpochMilli(), head.signature());
    }

    SignedHead signed() {
      return new SignedHead(size, root, Instant.ofEpochMilli(atMillis), signature);
    }
  }

  ProofManifest signed(String signature) {
    return new ProofManifest(format, journey, events, erased, head, contents, signature);
  }

  /** Lines: format, journey, events, erased, the head's size, root, milliseconds, contents. */
  byte[] signedBytes() {
    return String.join(
            "\n",
            format,
            journey.value(),
            Long.toString(events),
            Long.toString(erased),
            Long.toString(head.size()),
            head.root(),
            Long.toString(head.atMillis()),
            contents)
        .getBytes(StandardCharsets.UTF_8);
  }
}
