package io.throughline.custody.evidence;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.failure.CustodyException;
import org.jspecify.annotations.Nullable;

/** What the vault refuses, does not hold, or no longer trusts. */
public final class EvidenceException extends CustodyException {
  private static final long serialVersionUID = 1L;

  private EvidenceException(FailureCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  public static EvidenceException empty() {
    return new EvidenceException(FailureCode.MEDIA_EMPTY, "the evidence has no bytes", null);
  }

  public static EvidenceException overLimit() {
    return new EvidenceException(
        FailureCode.MEDIA_OVER_LIMIT, "the evidence has more bytes than are allowed", null);
  }

  public static EvidenceException missing() {
    return new EvidenceException(
        FailureCode.EVIDENCE_MISSING, "the vault holds nothing at this address", null);
  }

  public static EvidenceException altered(@Nullable Throwable cause) {
    return new EvidenceException(
        FailureCode.EVIDENCE_ALTERED, "what lies at this address is not what was put there", cause);
  }

  public static EvidenceException unreachable(Throwable cause) {
    return new EvidenceException(
        FailureCode.VAULT_UNREACHABLE, "the vault's folder cannot be used", cause);
  }
}
