package io.throughline.contracts.failure;

import io.temporal.failure.ApplicationFailure;
import java.util.Locale;

/**
 * Everything that is known to go wrong. The name is the Temporal failure type, and it alone decides
 * whether a step is tried again.
 */
public enum FailureCode {
  /** The bytes are no media that can be decoded. */
  MEDIA_UNREADABLE(Kind.INPUT),
  /** The media ends before its container says so. */
  MEDIA_TRUNCATED(Kind.INPUT),
  /** Bytes, duration, pixels, streams or decoding time are over the limit. */
  MEDIA_OVER_LIMIT(Kind.INPUT),
  /** The media holds nothing of the kind that was announced: no picture, no sound. */
  MEDIA_EMPTY(Kind.INPUT),
  /** The vault does not hold this evidence (any more). */
  EVIDENCE_MISSING(Kind.INPUT),
  /** What was read from the vault is not what was put there. */
  EVIDENCE_ALTERED(Kind.TRUST),
  /** The ledger contradicts itself, its signature, or what it was given before. */
  LEDGER_ALTERED(Kind.TRUST),
  /** A payload is not encrypted, was altered, or is under a key that does not belong there. */
  PAYLOAD_REFUSED(Kind.TRUST),
  /** A key file is not what was written there, or belongs to another master key. */
  KEY_ALTERED(Kind.TRUST),
  /** The grant is forged, has expired or opens something else. */
  GRANT_REFUSED(Kind.TRUST),
  /** The model file is not the one in the catalogue, or holds denormal weights. */
  MODEL_UNTRUSTED(Kind.TRUST),
  /** A template of another model or another version cannot be compared. */
  TEMPLATE_INCOMPATIBLE(Kind.TRUST),
  /** A gallery of templates does not take this: approved by who added it, or ended before. */
  GALLERY_REFUSED(Kind.INPUT),
  /** The table of gallery entries does not answer. */
  GALLERY_UNREACHABLE(Kind.WORLD),
  /** The subject's key was destroyed. */
  KEY_DESTROYED(Kind.TRUST),
  /** Policy does not answer, or answers too late. */
  POLICY_UNREACHABLE(Kind.WORLD),
  /** Policy answers something that is no decision. */
  POLICY_MALFORMED(Kind.WORLD),
  /** The vault does not answer. */
  VAULT_UNREACHABLE(Kind.WORLD),
  /** The ledger does not answer. */
  LEDGER_UNREACHABLE(Kind.WORLD),
  /** The table of friction and drop-out does not answer. */
  FIGURES_UNREACHABLE(Kind.WORLD),
  /** The mail server does not take the message. */
  MAIL_UNREACHABLE(Kind.WORLD),
  /** The mail server refuses this recipient for good. */
  MAIL_REFUSED(Kind.INPUT),
  /** A directory or a system of record does not do what it was asked to, or not now. */
  REMEDY_UNREACHABLE(Kind.WORLD);

  /** Whose fault it is: the one who handed something in, somebody who tampers, or the world. */
  public enum Kind {
    INPUT,
    TRUST,
    WORLD
  }

  private final Kind kind;

  FailureCode(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Only what the world may mend by itself is tried again. */
  public boolean retryable() {
    return kind == Kind.WORLD;
  }

  /** The dotted, stable reason that people and policy see: {@code media.unreadable}. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
  }

  /** The failure to throw from an activity; the message must carry no personal data. */
  public ApplicationFailure failure(String message) {
    return retryable()
        ? ApplicationFailure.newFailure(message, name())
        : ApplicationFailure.newNonRetryableFailure(message, name());
  }
}
