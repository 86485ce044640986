package io.throughline.custody.payload;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.transport.TransportKeys;
import java.util.List;

/** Makes what a Temporal client or worker needs to read and write payloads. */
public final class PayloadConverters {
  private PayloadConverters() {}

  /** For the processes that host or start journeys: each payload under the key that it deserves. */
  public static DataConverter ofDeployment(KeyRing ring, TransportKeys transport) {
    return encrypting(new PayloadKeys.OfDeployment(ring, transport));
  }

  /** For the worker that opens hostile files: the transport key and nothing else. */
  public static DataConverter ofInferenceWorker(TransportKeys transport) {
    return encrypting(new PayloadKeys.OfInferenceWorker(transport));
  }

  /**
   * The JSON of payloads: ISO times and durations, unknown fields ignored, records and sealed
   * types.
   */
  public static ObjectMapper json() {
    return JacksonJsonPayloadConverter.newDefaultObjectMapper()
        .configure(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, false)
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
  }

  private static DataConverter encrypting(PayloadKeys keys) {
    DataConverter plain =
        DefaultDataConverter.newDefaultInstance()
            .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(json()));
    return new CustodyDataConverter(
        new CodecDataConverter(plain, List.of(new EncryptingCodec(keys)), true));
  }
}
