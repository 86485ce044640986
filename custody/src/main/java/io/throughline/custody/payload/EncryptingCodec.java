package io.throughline.custody.payload;

import com.google.crypto.tink.Aead;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.context.SerializationContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts each payload whole, its metadata included. Nothing unencrypted is accepted: all that
 * comes through a codec was put there by a process of the deployment.
 */
public final class EncryptingCodec implements PayloadCodec {
  static final String ENCODING = "encoding";
  static final String ENCRYPTED = "binary/encrypted";
  static final String KEY_ID = "key-id";
  static final String VERSION = "encoding-version";
  private static final String CURRENT = "1";

  private final PayloadKeys keys;
  private final @Nullable SerializationContext context;

  EncryptingCodec(PayloadKeys keys) {
    this(keys, null);
  }

  private EncryptingCodec(PayloadKeys keys, @Nullable SerializationContext context) {
    this.keys = keys;
    this.context = context;
  }

  @Override
  public PayloadCodec withContext(SerializationContext context) {
    return new EncryptingCodec(keys, context);
  }

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    String keyId = PayloadKeys.idFor(context);
    if (payloads.stream().allMatch(payload -> isSealed(payload, keyId))) {
      return payloads;
    }
    Aead key = keys.sealing(keyId);
    return payloads.stream()
        .map(payload -> isSealed(payload, keyId) ? payload : seal(payload, keyId, key))
        .toList();
  }

  /**
   * What came sealed for this very place goes on as it is: the order of a child workflow, which its
   * parent carries and cannot read.
   */
  private static boolean isSealed(Payload payload, String keyId) {
    return metadata(payload, ENCODING).equals(ENCRYPTED) && metadata(payload, KEY_ID).equals(keyId);
  }

  @Override
  public List<Payload> decode(List<Payload> payloads) {
    return payloads.stream().map(this::open).toList();
  }

  private static Payload seal(Payload payload, String keyId, Aead key) {
    try {
      byte[] sealed = key.encrypt(payload.toByteArray(), associatedData(CURRENT, keyId));
      return Payload.newBuilder()
          .putMetadata(ENCODING, ByteString.copyFromUtf8(ENCRYPTED))
          .putMetadata(VERSION, ByteString.copyFromUtf8(CURRENT))
          .putMetadata(KEY_ID, ByteString.copyFromUtf8(keyId))
          .setData(ByteString.copyFrom(sealed))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a payload cannot be encrypted", e);
    }
  }

  private Payload open(Payload payload) {
    if (!metadata(payload, ENCODING).equals(ENCRYPTED)) {
      throw new PayloadRefusedException("a payload is not encrypted");
    }
    String version = metadata(payload, VERSION);
    if (!version.equals(CURRENT)) {
      throw new PayloadRefusedException("a payload is encrypted in an unknown way");
    }
    String keyId = metadata(payload, KEY_ID);
    if (context != null && !keyId.equals(PayloadKeys.idFor(context))) {
      // Whoever holds one key, such as the worker that opens hostile files, speaks for no other.
      throw new PayloadRefusedException("a payload is under the key of another place");
    }
    Aead key = keys.opening(keyId);
    try {
      return Payload.parseFrom(
          key.decrypt(payload.getData().toByteArray(), associatedData(version, keyId)));
    } catch (GeneralSecurityException | InvalidProtocolBufferException altered) {
      throw new PayloadRefusedException("a payload was altered, or its key was retired");
    }
  }

  private static String metadata(Payload payload, String name) {
    return payload.getMetadataOrDefault(name, ByteString.EMPTY).toStringUtf8();
  }

  private static byte[] associatedData(String version, String keyId) {
    return ("throughline-payload/" + version + "|" + keyId).getBytes(StandardCharsets.UTF_8);
  }
}
