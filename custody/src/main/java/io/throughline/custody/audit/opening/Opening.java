package io.throughline.custody.audit.opening;

import io.throughline.contracts.audit.AuditEvent;
import io.throughline.custody.audit.merkle.MerkleHashes;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What opens one commitment: the leaf data are SHA-256 of salt and event.
 *
 * @param journeySeq as the event's bytes say
 * @param salt 32 random bytes, hex
 * @param event canonical bytes, base64
 * @param content what these bytes say
 */
public record Opening(long journeySeq, String salt, String event, AuditEvent content) {
  public static final int SALT_BYTES = 32;

  /** Of the salt and the canonical bytes one behind the other. */
  public static Opening of(byte[] saltAndEvent) {
    byte[] event = Arrays.copyOfRange(saltAndEvent, SALT_BYTES, saltAndEvent.length);
    CanonicalEvent canonical = CanonicalEvent.parse(event);
    return new Opening(
        canonical.journeySeq(),
        HexFormat.of().formatHex(saltAndEvent, 0, SALT_BYTES),
        Base64.getEncoder().encodeToString(event),
        canonical.event());
  }

  /** Leaf data, 32 bytes: what the entry must hold. */
  public byte[] commitment() {
    return MerkleHashes.sha256(HexFormat.of().parseHex(salt), Base64.getDecoder().decode(event));
  }
}
