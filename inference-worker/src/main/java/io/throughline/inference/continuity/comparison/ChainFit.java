package io.throughline.inference.continuity.comparison;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Similarity;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.inference.continuity.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which of several people in one recording the subject's earlier captures show. Nobody's template
 * is kept for it, and a close race is no answer.
 *
 * @param chosen index of the candidate, if exactly one fits
 * @param nobody whether each candidate differs from all that the chain holds
 */
public record ChainFit(OptionalInt chosen, boolean nobody) {
  private static final ChainFit UNTOLD = new ChainFit(OptionalInt.empty(), false);

  /** Compares each candidate with each reference of the same modality. */
  public static ChainFit of(
      TemplateComparison comparison, List<Template> candidates, List<Template> references) {
    if (candidates.isEmpty() || references.isEmpty()) {
      return UNTOLD;
    }
    SimilarityCurve curve = comparison.curve(candidates.getFirst().modality());
    List<Similarity> best = new ArrayList<>();
    for (Template candidate : candidates) {
      best.add(best(comparison, candidate, references));
    }
    int first = 0;
    for (int i = 1; i < best.size(); i++) {
      first = best.get(i).llr() > best.get(first).llr() ? i : first;
    }
    boolean fits = best.get(first).outcome() == SimilarityOutcome.SAME;
    for (int i = 0; i < best.size(); i++) {
      // The runner-up has to be as much worse as a verdict takes.
      fits &= i == first || best.get(first).llr() - best.get(i).llr() >= curve.same();
    }
    boolean nobody = best.stream().allMatch(one -> one.outcome() == SimilarityOutcome.DIFFERENT);
    return new ChainFit(fits ? OptionalInt.of(first) : OptionalInt.empty(), nobody);
  }

  private static Similarity best(
      TemplateComparison comparison, Template candidate, List<Template> references) {
    Link link =
        new Link(
            new InteractionId("earlier-1"), new InteractionId("present-1"), candidate.modality());
    return references.stream()
        .map(reference -> comparison.compare(link, reference, candidate))
        .max(java.util.Comparator.comparingDouble(Similarity::llr))
        .orElseThrow();
  }
}
