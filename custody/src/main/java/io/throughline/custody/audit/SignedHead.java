package io.throughline.custody.audit;

import io.throughline.custody.keys.signing.HeadSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The ledger as it stood at some time.
 *
 * @param root RFC 9162 root, hex
 * @param at to the millisecond
 * @param signature Ed25519 of {@link #signedBytes()}, base64
 */
public record SignedHead(long size, String root, Instant at, String signature) {
  /** Signs what is given, which is a head from then on. */
  public static SignedHead sign(long size, byte[] root, Instant at, HeadSigner signer) {
    String hex = HexFormat.of().formatHex(root);
    SignedHead unsigned = new SignedHead(size, hex, at.truncatedTo(ChronoUnit.MILLIS), "");
    String signature = Base64.getEncoder().encodeToString(signer.sign(unsigned.signedBytes()));
    return new SignedHead(unsigned.size, hex, unsigned.at, signature);
  }

  /** Four lines: a word for what it is, size, root, milliseconds since 1970. */
  public byte[] signedBytes() {
    return String.join(
            "\n",
            "throughline-ledger-head/1",
            Long.toString(size),
            root,
            Long.toString(at.toEpochMilli()))
        .getBytes(StandardCharsets.UTF_8);
  }

  public boolean isSignedBy(HeadSigner signer) {
    return signer.verifies(Base64.getDecoder().decode(signature), signedBytes());
  }
}
