package io.throughline.custody.evidence.grant;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.evidence.grant.GrantRefusedException.Why;
import io.throughline.custody.keys.KeyRing;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Issues grants and checks them. A grant is its own record, sealed under the vault's key: it tells
 * its bearer nothing, and outlives a restart of the server.
 */
public final class GrantAuthority {
  private static final byte[] PURPOSE = "throughline-grant/1".getBytes(StandardCharsets.UTF_8);
  private static final int SUBJECT_CHARS = 28;
  private static final int ADDRESS_BYTES = 32;
  private static final int CLAIM_BYTES = 1 + Long.BYTES + SUBJECT_CHARS + ADDRESS_BYTES;

  private final KeyRing ring;
  private final Clock clock;

  public GrantAuthority(KeyRing ring, Clock clock) {
    this.ring = ring;
    this.clock = clock;
  }

  /** Throws {@code KeyDestroyedException} once the subject is erased. */
  public Grant grant(SubjectId subject, EvidenceAddress address, Mode mode, Duration lifetime) {
    if (!lifetime.isPositive()) {
      throw new IllegalArgumentException("a grant lives for a while");
    }
    // Only asked whether the subject was erased; a subject without keys has nothing to open.
    var _ = ring.existingKeysOf(subject);
    Instant expires = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.MILLIS);
    byte[] claim =
        ByteBuffer.allocate(CLAIM_BYTES)
            .put((byte) (mode == Mode.WRITE ? 'w' : 'r'))
            .putLong(expires.toEpochMilli())
            .put(subject.value().getBytes(StandardCharsets.US_ASCII))
            .put(HexFormat.of().parseHex(address.value()))
            .array();
    try {
      byte[] sealed = ring.grants().encrypt(claim, PURPOSE);
      return new Grant(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), expires);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a grant cannot be sealed", e);
    }
  }

  /**
   * What the grant says, if it gives leave for what is needed.
   *
   * @throws GrantRefusedException forged, expired, or for something else
   */
  public Claim open(String token, Mode needed) {
    Claim claim = unseal(token);
    if (!clock.instant().isBefore(claim.expires())) {
      throw new GrantRefusedException(Why.EXPIRED);
    }
    if (claim.mode() != needed) {
      throw new GrantRefusedException(Why.OTHER_MODE);
    }
    return claim;
  }

  private Claim unseal(String token) {
    try {
      ByteBuffer claim =
          ByteBuffer.wrap(ring.grants().decrypt(Base64.getUrlDecoder().decode(token), PURPOSE));
      Mode mode = claim.get() == 'w' ? Mode.WRITE : Mode.READ;
      Instant expires = Instant.ofEpochMilli(claim.getLong());
      byte[] subject = new byte[SUBJECT_CHARS];
      claim.get(subject);
      byte[] address = new byte[ADDRESS_BYTES];
      claim.get(address);
      return new Claim(
          new SubjectId(new String(subject, StandardCharsets.US_ASCII)),
          new EvidenceAddress(HexFormat.of().formatHex(address)),
          mode,
          expires);
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | BufferUnderflowException notOurs) {
      throw new GrantRefusedException(Why.FORGED);
    }
  }
}
