package io.throughline.contracts.continuity.comparison;

import io.throughline.contracts.continuity.Similarity;
import java.util.List;

/** One similarity for each pair of a probe and a reference of the same modality. */
public record Comparisons(List<Similarity> similarities) {
  public Comparisons {
    similarities = List.copyOf(similarities);
  }
}
