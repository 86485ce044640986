package io.throughline.custody.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.evidence.EvidenceVault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Locale;

/** The vector of a template in the vault, as text of base64 and little-endian float32. */
public final class TemplateVector {
  /** No template comes near this many bytes. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final JsonMapper JSON = new JsonMapper();

  private TemplateVector() {}

  /** As it is written in a template. */
  public static String text(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** What {@link #text} wrote; fails with {@code EVIDENCE_ALTERED} unless it is of length 1. */
  public static float[] of(String text) {
    byte[] raw;
    try {
      raw = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw damaged();
    }
    float[] vector = new float[raw.length / Float.BYTES];
    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    // A vector of another length, or with a NaN in it, would make a cosine that means nothing.
    if (raw.length % Float.BYTES != 0 || !(Math.abs(squares - 1) < 1e-3)) {
      throw damaged();
    }
    return vector;
  }

  /**
   * Reads that of a template which the vault keeps. Fails as the vault does, and with {@code
   * EVIDENCE_ALTERED} or {@code TEMPLATE_INCOMPATIBLE} if it is not what the reference says.
   */
  public static float[] read(EvidenceVault vault, SubjectId subject, TemplateRef template) {
    JsonNode document;
    try (InputStream plain = vault.open(subject, template.address())) {
      document = JSON.readTree(plain.readNBytes(MOST_BYTES));
    } catch (IOException broken) {
      throw damaged();
    }
    JsonNode model = document.path("model");
    String modality = document.path("modality").asText().toLowerCase(Locale.ROOT);
    if (!model.path("name").asText().equals(template.model().name())
        || !model.path("version").asText().equals(template.model().version())
        || !modality.equals(template.modality().name().toLowerCase(Locale.ROOT))) {
      throw FailureCode.TEMPLATE_INCOMPATIBLE.failure("the template is not the one referred to");
    }
    return of(document.path("vector").asText());
  }

  private static RuntimeException damaged() {
    return FailureCode.EVIDENCE_ALTERED.failure("the template's vector is damaged");
  }
}
