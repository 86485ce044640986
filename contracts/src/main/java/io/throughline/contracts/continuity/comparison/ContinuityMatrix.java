package io.throughline.contracts.continuity.comparison;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What each interaction says of each other one.
 *
 * @param interactions in the order in which they happened
 * @param pairs at most one of each two of them
 */
public record ContinuityMatrix(List<Interaction> interactions, List<Pair> pairs) {
  public ContinuityMatrix {
    interactions = List.copyOf(interactions);
    pairs = List.copyOf(pairs);
    for (Pair pair : pairs) {
      if (pair.from() < 0 || pair.from() >= pair.to() || pair.to() >= interactions.size()) {
        throw new IllegalArgumentException("not a pair of these interactions");
      }
    }
  }

  /**
   * One interaction.
   *
   * @param name as people read it
   * @param face whether there is a face to compare
   * @param voice whether there is a voice to compare
   */
  public record Interaction(String name, boolean face, boolean voice) {
    /** Whether there is something to compare. */
    public boolean has(Modality modality) {
      return modality == Modality.FACE ? face : voice;
    }
  }

  /**
   * Two interactions, by their indexes.
   *
   * @param from the earlier one
   */
  public record Pair(int from, int to, Tie face, Tie voice, Tie fused) {
    /** A pair whose two modalities are weighed together. */
    public static Pair of(int from, int to, Tie face, Tie voice) {
      return new Pair(from, to, face, voice, Tie.fused(face, voice));
    }
  }

  /**
   * What a comparison told.
   *
   * @param llr natural logarithm of the likelihood ratio same : different; 0 where nothing is told
   * @param reason dotted and stable
   */
  public record Tie(SimilarityOutcome outcome, double llr, String reason) {
    /** Nothing could be compared. */
    public static Tie absent(String reason) {
      return new Tie(SimilarityOutcome.UNKNOWN, 0, reason);
    }

    /** Posterior of the same human at even prior odds, 0 to 1. */
    public double probability() {
      return 1 / (1 + Math.exp(-llr));
    }

    /**
     * Face and voice together. They are taken by different sensors, so that their likelihood ratios
     * multiply; one that cannot be told lowers confidence, and does not fail by itself. Where one
     * says the same human and the other another, nothing is told.
     */
    public static Tie fused(Tie face, Tie voice) {
      double llr = face.llr() + voice.llr();
      List<SimilarityOutcome> told = List.of(face.outcome(), voice.outcome());
      boolean same = told.contains(SimilarityOutcome.SAME);
      boolean different = told.contains(SimilarityOutcome.DIFFERENT);
      if (same && different) {
        return new Tie(SimilarityOutcome.UNKNOWN, llr, "continuity.conflict");
      }
      if (same) {
        return new Tie(SimilarityOutcome.SAME, llr, "continuity.same");
      }
      return different
          ? new Tie(SimilarityOutcome.DIFFERENT, llr, "continuity.different")
          : new Tie(SimilarityOutcome.UNKNOWN, llr, "continuity.uncertain");
    }
  }

  /** What was told of two interactions, in whichever order; empty if they were not compared. */
  public Optional<Pair> pair(int one, int other) {
    int from = Math.min(one, other);
    int to = Math.max(one, other);
    return pairs.stream().filter(pair -> pair.from() == from && pair.to() == to).findFirst();
  }
}
