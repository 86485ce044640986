package io.throughline.inference.continuity.comparison;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Where a chain of captures does not hold.
 *
 * @param odd index of the capture that differs from the most others; of two, the later one
 * @param from index of the earlier end of its clearest link that does not hold
 * @param to index of the later end
 * @param llr natural logarithm of the likelihood ratio same : different of that link, negative
 */
public record BrokenLink(int odd, int from, int to, Modality modality, double llr) {

  /** What was told of one pair in one modality. */
  public record Told(Modality modality, SimilarityOutcome outcome, double llr) {
    boolean broken() {
      return outcome == SimilarityOutcome.DIFFERENT;
    }
  }

  /**
   * The broken link of a chain; empty where no pair differs.
   *
   * @param captures how many there are, in the order of their interactions
   * @param row what was told of the capture of that index against each, by index
   */
  public static Optional<BrokenLink> of(int captures, IntFunction<List<List<Told>>> row) {
    int odd = -1;
    long most = 0;
    for (int i = 0; i < captures; i++) {
      long differing = row.apply(i).stream().filter(BrokenLink::differs).count();
      if (differing > 0 && differing >= most) {
        odd = i;
        most = differing;
      }
    }
    return odd < 0 ? Optional.empty() : Optional.of(clearest(odd, row.apply(odd)));
  }

  private static boolean differs(List<Told> pair) {
    return pair.stream().anyMatch(Told::broken);
  }

  /** Of links that are as clear, the earliest, and a face before a voice. */
  private static BrokenLink clearest(int odd, List<List<Told>> told) {
    int other = -1;
    Told worst = new Told(Modality.FACE, SimilarityOutcome.UNKNOWN, 0);
    for (int j = 0; j < told.size(); j++) {
      for (Told one : told.get(j)) {
        if (one.broken() && (other < 0 || one.llr() < worst.llr())) {
          worst = one;
          other = j;
        }
      }
    }
    return new BrokenLink(
        odd, Math.min(odd, other), Math.max(odd, other), worst.modality(), worst.llr());
  }
}
