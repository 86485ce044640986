package io.throughline.inference.detection.examination;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.throughline.contracts.detection.FindingOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a detector's score is worth: a line from the score to the logarithm of the likelihood ratio,
 * cut off where the data that it was fitted on says no more.
 *
 * @param intercept natural logarithm of the likelihood ratio forged : genuine at score 0
 * @param slope of it by score, positive: higher is more suspicious
 * @param least lowest log likelihood ratio that is claimed, negative
 * @param most highest that is claimed, positive
 * @param suspiciousFrom log likelihood ratio from which a file is suspicious
 * @param genuineTo log likelihood ratio up to which it is genuine; between the two nothing is told
 */
public record ScoreCurve(
    double intercept,
    double slope,
    double least,
    double most,
    double suspiciousFrom,
    double genuineTo) {
  public ScoreCurve {
    if (!(slope > 0 && least < 0 && most > 0 && genuineTo <= 0 && suspiciousFrom > 0)) {
      throw new IllegalArgumentException("not a calibration of a detector");
    }
  }

  /** Natural logarithm of the likelihood ratio forged : genuine of a score. */
  public double llr(double score) {
    return Math.clamp(intercept + slope * score, least, most);
  }

  /** What that ratio says. */
  public FindingOutcome outcome(double llr) {
    if (llr >= suspiciousFrom) {
      return FindingOutcome.SUSPICIOUS;
    }
    return llr <= genuineTo ? FindingOutcome.GENUINE : FindingOutcome.INCONCLUSIVE;
  }

  /** Posterior of a forgery at even prior odds, 0 to 1. */
  public static double probability(double llr) {
    return 1 / (1 + Math.exp(-llr));
  }

  private record File(Map<String, ScoreCurve> curves) {}

  /**
   * Reads {@code models/<name>/<version>/calibration.yaml}: a curve by channel, such as {@code
   * wide-band} and {@code telephone}, or {@code any}.
   */
  public static Map<String, ScoreCurve> read(Path file) {
    try {
      return Map.copyOf(
          YAMLMapper.builder()
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
              .build()
              .readValue(file.toFile(), File.class)
              .curves());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a calibration cannot be read", unreadable);
    }
  }
}
