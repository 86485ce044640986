package io.throughline.inference.worker.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.gallery.TemplateVector;
import io.throughline.inference.continuity.Template;
import java.io.IOException;
import java.util.Optional;

/** The form in which templates lie in the vault: a small JSON document of format 1. */
public final class TemplateFile {
  /** No template comes near this many bytes. */
  public static final int MOST_BYTES = 64 * 1024;

  private static final int FORMAT = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private TemplateFile() {}

  /** The fields as they are written; {@code vector} is base64 of little-endian float32. */
  private record Document(
      int format, Modality modality, ModelRef model, Template.Worth worth, String vector) {
    @JsonCreator
    Document {
      if (format != FORMAT) {
        throw new IllegalArgumentException("not a template of format 1");
      }
    }
  }

  /** The bytes of a template. */
  public static byte[] write(Template template) {
    Document document =
        new Document(
            FORMAT,
            template.modality(),
            template.model(),
            template.worth(),
            TemplateVector.text(template.vector()));
    try {
      return JSON.writeValueAsBytes(document);
    } catch (IOException impossible) {
      throw new IllegalStateException("a template can always be written", impossible);
    }
  }

  /** Reads a template; fails with {@code EVIDENCE_ALTERED} if the bytes are none. */
  public static Template read(byte[] bytes) {
    try {
      Document document =
          Optional.ofNullable(JSON.readValue(bytes, Document.class))
              .orElseThrow(() -> new IllegalArgumentException("nothing but null"));
      float[] vector = TemplateVector.of(document.vector());
      return new Template(document.modality(), document.model(), vector, document.worth());
    } catch (IOException | IllegalArgumentException malformed) {
      throw FailureCode.EVIDENCE_ALTERED.failure("the template is damaged");
    }
  }
}
