package io.throughline.custody.keys;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.failure.CustodyException;

/** The subject was erased: what was protected by the key can never be read again. */
public final class KeyDestroyedException extends CustodyException {
  private static final long serialVersionUID = 1L;

  public KeyDestroyedException() {
    super(FailureCode.KEY_DESTROYED, "the subject's key was destroyed");
  }
}
