package io.throughline.inference.inspection;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.throughline.contracts.detection.ModelRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What a score of a live face is worth. The few attacks there are to fit on allow three steps, not
 * a curve; between the steps nothing can be told.
 *
 * @param suspectBelow scores below this are suspicious
 * @param liveFrom scores from this on are live
 * @param suspectLlr natural logarithm of the likelihood ratio attack : genuine of a suspicious one
 * @param liveLlr the same of a live one, negative
 * @param smallestFace pixels of height that the model needs
 */
public record PresentationAttackCurve(
    ModelRef model,
    double suspectBelow,
    double liveFrom,
    double suspectLlr,
    double liveLlr,
    double smallestFace) {
  public PresentationAttackCurve {
    if (!(suspectBelow <= liveFrom && suspectLlr > 0 && liveLlr < 0)) {
      throw new IllegalArgumentException("not a presentation attack calibration");
    }
  }

  private record File(PresentationAttackCurve curve) {}

  /** Reads {@code models/<name>/<version>/calibration.yaml}. */
  public static PresentationAttackCurve read(Path file) {
    try {
      return YAMLMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readValue(file.toFile(), File.class)
          .curve();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a calibration cannot be read", unreadable);
    }
  }
}
