package io.throughline.inference.continuity.comparison;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.throughline.inference.continuity.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The curves of one model: a cosine of two captures means something else on a telephone line.
 *
 * @param direct for two captures without a telephone line
 * @param mixed for one over a telephone line and one without, if that was ever measured
 * @param telephone for two over telephone lines, if that was ever measured
 */
public record ChannelCurves(
    SimilarityCurve direct, Optional<SimilarityCurve> mixed, Optional<SimilarityCurve> telephone) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  public ChannelCurves {
    if (!mixed.stream().allMatch(curve -> curve.model().equals(direct.model()))
        || !telephone.stream().allMatch(curve -> curve.model().equals(direct.model()))) {
      throw new IllegalArgumentException("curves of several models");
    }
  }

  /** One curve; telephone lines were not measured. */
  public static ChannelCurves only(SimilarityCurve direct) {
    return new ChannelCurves(direct, Optional.empty(), Optional.empty());
  }

  /** Reads {@code models/<name>/<version>/calibration.yaml}. */
  public static ChannelCurves read(Path file) {
    try {
      JsonNode calibration = YAML.readTree(file.toFile());
      return new ChannelCurves(
          curve(calibration, "curve").orElseThrow(() -> new IOException("no curve")),
          curve(calibration, "mixedCurve"),
          curve(calibration, "telephoneCurve"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a calibration cannot be read", unreadable);
    }
  }

  private static Optional<SimilarityCurve> curve(JsonNode calibration, String name)
      throws IOException {
    return calibration.has(name)
        ? Optional.of(YAML.treeToValue(calibration.get(name), SimilarityCurve.class))
        : Optional.empty();
  }

  /** The curve for two captures; empty if nobody measured what their cosine is worth. */
  Optional<SimilarityCurve> between(Template.Channel a, Template.Channel b) {
    boolean first = a == Template.Channel.TELEPHONE;
    boolean second = b == Template.Channel.TELEPHONE;
    if (first && second) {
      return telephone;
    }
    return first || second ? mixed : Optional.of(direct);
  }
}
