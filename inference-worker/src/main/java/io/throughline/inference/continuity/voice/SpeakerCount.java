package io.throughline.inference.continuity.voice;

import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.inference.continuity.SimilarityCurve;
import io.throughline.inference.continuity.TemplateComparison;
import io.throughline.inference.continuity.Vectors;
import java.util.List;

/** Tells whether speech is of several people, by whether its pieces fall into two voices. */
public final class SpeakerCount {
  /** Seconds of one piece: a shorter one says too little of its speaker. */
  private static final double PIECE = 4;

  private static final int FEWEST_PIECES = 4;

  /** A second voice with less than this share of the speech is an interjection. */
  private static final double LEAST_SHARE = 0.25;

  private static final int ROUNDS = 4;

  private final SimilarityCurve curve;

  public SpeakerCount(SimilarityCurve curve) {
    this.curve = curve;
  }

  /** Whether two voices that are calibrated to be of different people share the speech. */
  boolean several(SpeakerEmbedder.Windows speech) {
    List<float[]> pieces = speech.pieces(PIECE);
    if (pieces.size() < FEWEST_PIECES) {
      return false;
    }
    float[] first = farthestFrom(mean(pieces), pieces);
    float[] second = farthestFrom(first, pieces);
    List<float[]> nearFirst = List.of();
    List<float[]> nearSecond = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      nearFirst = nearer(pieces, first, second);
      nearSecond = nearer(pieces, second, first);
      first = nearFirst.isEmpty() ? first : mean(nearFirst);
      second = nearSecond.isEmpty() ? second : mean(nearSecond);
    }
    double share = Math.min(nearFirst.size(), nearSecond.size()) / (double) pieces.size();
    double llr = curve.llr(Vectors.dot(first, second));
    return share >= LEAST_SHARE
        && TemplateComparison.outcome(curve, llr) == SimilarityOutcome.DIFFERENT;
  }

  private static List<float[]> nearer(List<float[]> pieces, float[] here, float[] there) {
    return pieces.stream()
        .filter(piece -> Vectors.dot(piece, here) > Vectors.dot(piece, there))
        .toList();
  }

  private static float[] farthestFrom(float[] from, List<float[]> pieces) {
    return pieces.stream()
        .min(java.util.Comparator.comparingDouble(piece -> Vectors.dot(from, piece)))
        .orElseThrow();
  }

  private static float[] mean(List<float[]> pieces) {
    float[] sum = new float[pieces.getFirst().length];
    pieces.forEach(piece -> Vectors.add(sum, piece, 1));
    return Vectors.normalised(sum);
  }
}
