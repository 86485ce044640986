package io.throughline.custody.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.ChunkedMac;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig2026;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;

/** The keysets of one subject, and the primitives that they give. */
record SubjectKeyset(
    StreamingAead evidence,
    Aead evidenceHeads,
    Aead payloads,
    Aead openings,
    ChunkedMac addresses,
    ChunkedMac names)
    implements SubjectKeys {
  private static final byte VERSION = 1;
  private static final int LONGEST_KEYSET_BYTES = 64 * 1024;

  /** Fresh keys in their plain serialised form, to be wrapped at once. */
  static byte[] generate() throws GeneralSecurityException {
    Map<KeyPurpose, KeysetHandle> handles = new EnumMap<>(KeyPurpose.class);
    for (KeyPurpose purpose : KeyPurpose.values()) {
      handles.put(purpose, KeysetHandle.generateNew(purpose.parameters(), purpose.configuration()));
    }
    return serialize(handles);
  }

  static SubjectKeyset parse(byte[] plain) throws GeneralSecurityException {
    Map<KeyPurpose, KeysetHandle> handles = new EnumMap<>(KeyPurpose.class);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      if (in.readByte() != VERSION) {
        throw new GeneralSecurityException("unknown version of a key file");
      }
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        KeyPurpose purpose = KeyPurpose.valueOf(in.readUTF());
        byte[] keyset = in.readNBytes(Math.min(in.readInt(), LONGEST_KEYSET_BYTES));
        handles.put(
            purpose,
            TinkProtoKeysetFormat.parseKeyset(
                keyset, InsecureSecretKeyAccess.get(), purpose.configuration()));
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new GeneralSecurityException("a key file is damaged", damaged);
    }
    return of(handles);
  }

  private static SubjectKeyset of(Map<KeyPurpose, KeysetHandle> handles)
      throws GeneralSecurityException {
    return new SubjectKeyset(
        primitive(handles, KeyPurpose.EVIDENCE, StreamingAead.class),
        primitive(handles, KeyPurpose.EVIDENCE_HEADS, Aead.class),
        primitive(handles, KeyPurpose.PAYLOADS, Aead.class),
        primitive(handles, KeyPurpose.OPENINGS, Aead.class),
        primitive(handles, KeyPurpose.ADDRESSES, ChunkedMac.class),
        primitive(handles, KeyPurpose.NAMES, ChunkedMac.class));
  }

  private static <P> P primitive(
      Map<KeyPurpose, KeysetHandle> handles, KeyPurpose purpose, Class<P> type)
      throws GeneralSecurityException {
    KeysetHandle handle = handles.get(purpose);
    if (handle == null) {
      throw new GeneralSecurityException("a key file lacks a purpose");
    }
    return handle.getPrimitive(purpose.configuration(), type);
  }

  private static byte[] serialize(Map<KeyPurpose, KeysetHandle> handles)
      throws GeneralSecurityException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(handles.size());
      for (Map.Entry<KeyPurpose, KeysetHandle> entry : handles.entrySet()) {
        byte[] keyset =
            TinkProtoKeysetFormat.serializeKeyset(
                entry.getValue(), InsecureSecretKeyAccess.get(), entry.getKey().configuration());
        out.writeUTF(entry.getKey().name());
        out.writeInt(keyset.length);
        out.write(keyset);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  /** What a subject's keys are for; no key serves two purposes. */
  private enum KeyPurpose {
    EVIDENCE(Family.STREAM),
    EVIDENCE_HEADS(Family.AEAD),
    PAYLOADS(Family.AEAD),
    OPENINGS(Family.AEAD),
    ADDRESSES(Family.DIGEST),
    NAMES(Family.DIGEST);

    private enum Family {
      STREAM,
      AEAD,
      DIGEST
    }

    /** Small enough that a template costs little, large enough that a tag each costs little. */
    private static final int SEGMENT_BYTES = 64 * 1024;

    private final Family family;

    KeyPurpose(Family family) {
      this.family = family;
    }

    Configuration configuration() {
      return switch (family) {
        case STREAM -> StreamingAeadConfig2026.get();
        case AEAD -> AeadConfig2026.get();
        case DIGEST -> MacConfig2026.get();
      };
    }

    Parameters parameters() throws GeneralSecurityException {
      return switch (family) {
        case STREAM ->
            AesGcmHkdfStreamingParameters.builder()
                .setKeySizeBytes(32)
                .setDerivedAesGcmKeySizeBytes(32)
                .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                .setCiphertextSegmentSizeBytes(SEGMENT_BYTES)
                .build();
        case AEAD -> PredefinedAeadParameters.AES256_GCM;
        case DIGEST ->
            HmacParameters.builder()
                .setKeySizeBytes(32)
                .setTagSizeBytes(32)
                .setHashType(HmacParameters.HashType.SHA256)
                .setVariant(HmacParameters.Variant.NO_PREFIX)
                .build();
      };
    }
  }
}
