package io.throughline.custody.keys.storage;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.failure.CustodyException;

/**
 * A key file cannot be read (tried again), or is not what was written there (never tried again).
 */
public final class KeyFileException extends CustodyException {
  private static final long serialVersionUID = 1L;

  private KeyFileException(FailureCode code, String message, Throwable cause) {
    super(code, message, cause);
  }

  public static KeyFileException unreachable(Throwable cause) {
    return new KeyFileException(
        FailureCode.VAULT_UNREACHABLE, "the folder of keys cannot be used", cause);
  }

  /** Also what a file says that was wrapped by another master key. */
  public static KeyFileException altered(Throwable cause) {
    return new KeyFileException(
        FailureCode.KEY_ALTERED, "a key file was altered, or belongs to another master key", cause);
  }
}
