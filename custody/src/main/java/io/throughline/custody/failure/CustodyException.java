package io.throughline.custody.failure;

import io.throughline.contracts.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * A failure of keys, vault, payloads or ledger; its code alone decides whether it is tried again.
 */
public class CustodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureCode code;

  public CustodyException(FailureCode code, String message) {
    this(code, message, null);
  }

  /** The message reaches histories and logs, so it carries no personal data. */
  public CustodyException(FailureCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public FailureCode code() {
    return code;
  }
}
