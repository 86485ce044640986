package io.throughline.custody.payload;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.payload.context.SerializationContext;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.failure.CustodyException;
import io.throughline.custody.keys.KeyDestroyedException;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives custody's failures their code as Temporal type, also when no key is left to encrypt with.
 */
final class CustodyDataConverter implements DataConverter {
  private final DataConverter encrypting;

  CustodyDataConverter(DataConverter encrypting) {
    this.encrypting = encrypting;
  }

  @Override
  public DataConverter withContext(SerializationContext context) {
    return new CustodyDataConverter(encrypting.withContext(context));
  }

  @Override
  public Failure exceptionToFailure(Throwable thrown) {
    try {
      return encrypting.exceptionToFailure(typed(thrown));
    } catch (KeyDestroyedException noKeyToEncryptWith) {
      // Says nothing of the first failure: whatever it was, it concerned somebody who was erased.
      FailureCode code = noKeyToEncryptWith.code();
      return Failure.newBuilder()
          .setSource("JavaSDK")
          .setMessage(code.reason())
          .setApplicationFailureInfo(
              ApplicationFailureInfo.newBuilder()
                  .setType(code.name())
                  .setNonRetryable(!code.retryable()))
          .build();
    }
  }

  private static Throwable typed(Throwable thrown) {
    return switch (thrown) {
      case CustodyException known -> known.code().failure(known.code().reason());
      case PayloadRefusedException known -> known.code().failure(known.code().reason());
      default -> thrown;
    };
  }

  @Override
  public RuntimeException failureToException(Failure failure) {
    return encrypting.failureToException(failure);
  }

  @Override
  public <T> Optional<Payload> toPayload(@Nullable T value) {
    return encrypting.toPayload(value);
  }

  @Override
  public <T> T fromPayload(Payload payload, Class<T> valueClass, Type valueType) {
    return encrypting.fromPayload(payload, valueClass, valueType);
  }

  @Override
  public Optional<Payloads> toPayloads(@Nullable Object... values) {
    return encrypting.toPayloads(values);
  }

  @Override
  public <T> T fromPayloads(
      int index, Optional<Payloads> content, Class<T> valueType, Type genericType) {
    return encrypting.fromPayloads(index, content, valueType, genericType);
  }

  @Override
  public @Nullable Object[] fromPayloads(
      Optional<Payloads> content, Class<?>[] parameterTypes, Type[] genericParameterTypes) {
    return encrypting.fromPayloads(content, parameterTypes, genericParameterTypes);
  }
}
