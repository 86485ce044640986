package io.throughline.contracts.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one detector says of one piece of evidence.
 *
 * @param llr natural logarithm of the likelihood ratio attack : genuine, calibrated; absent unless
 *     the outcome is genuine or suspicious
 * @param probability posterior of an attack at even prior odds, 0 to 1; absent with {@code llr}
 * @param quality of what was looked at, 0 (useless) to 1
 * @param reason dotted and stable, such as {@code faces.too-few}
 */
public record Finding(
    String detector,
    Family family,
    FindingOutcome outcome,
    @Nullable Double llr,
    @Nullable Double probability,
    double quality,
    String reason,
    List<Segment> segments,
    ModelRef model) {
  public Finding {
    segments = List.copyOf(segments);
    boolean conclusive = outcome == FindingOutcome.GENUINE || outcome == FindingOutcome.SUSPICIOUS;
    if (conclusive != (llr != null) || conclusive != (probability != null)) {
      throw new IllegalArgumentException("only a conclusive finding has a likelihood ratio");
    }
    if (!(quality >= 0 && quality <= 1)) {
      throw new IllegalArgumentException("quality is from 0 to 1");
    }
    if (llr != null && !Double.isFinite(llr)) {
      throw new IllegalArgumentException("a likelihood ratio is finite");
    }
    if (probability != null && !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is from 0 to 1");
    }
  }

  /** A finding that could not tell, and why. */
  public static Finding inconclusive(
      String detector, Family family, String reason, ModelRef model) {
    return new Finding(
        detector, family, FindingOutcome.INCONCLUSIVE, null, null, 0, reason, List.of(), model);
  }

  /** A finding about something that this evidence does not hold. */
  public static Finding notApplicable(
      String detector, Family family, String reason, ModelRef model) {
    return new Finding(
        detector, family, FindingOutcome.NOT_APPLICABLE, null, null, 0, reason, List.of(), model);
  }
}
