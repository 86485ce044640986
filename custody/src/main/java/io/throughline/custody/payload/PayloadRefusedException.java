package io.throughline.custody.payload;

import io.temporal.common.converter.DataConverterException;
import io.throughline.contracts.failure.FailureCode;

/**
 * A payload is not encrypted, was altered, or is under a key that this process does not hold. Of a
 * kind that makes the engine drop such a signal instead of stopping the journey.
 */
public final class PayloadRefusedException extends DataConverterException {
  private static final long serialVersionUID = 1L;

  public PayloadRefusedException(String message) {
    super(message);
  }

  public FailureCode code() {
    return FailureCode.PAYLOAD_REFUSED;
  }
}
