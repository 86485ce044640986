package io.throughline.custody.picture;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.SimilarityOutcome;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who is seen or heard in each interaction, as far as that can be told: interactions of one human
 * have one letter.
 *
 * @param strands one for each interaction, in their order
 */
public record Ribbon(Modality modality, List<Strand> strands) {
  public Ribbon {
    strands = List.copyOf(strands);
  }

  /** What is known of one interaction. */
  public sealed interface Strand {
    /** The human of that letter, A for the first. */
    record Human(char letter) implements Strand {}

    /** Somebody; whether one of those before cannot be told. */
    record Unknown() implements Strand {}

    /** Nobody was seen or heard. */
    record Absent() implements Strand {}
  }

  /** Goes through the interactions in order, each against those before it. */
  public static Ribbon of(ContinuityMatrix matrix, Modality modality) {
    List<Strand> strands = new ArrayList<>();
    char next = 'A';
    for (int i = 0; i < matrix.interactions().size(); i++) {
      Strand strand = strand(matrix, modality, strands, next);
      strands.add(strand);
      if (strand instanceof Strand.Human human && human.letter() == next) {
        next++;
      }
    }
    return new Ribbon(modality, strands);
  }

  /** A letter for each interaction; ? where it cannot be told, - where nobody is. */
  public List<String> letters() {
    return strands.stream()
        .map(strand ->
            switch (strand) {
              case Strand.Human human -> String.valueOf(human.letter());
              case Strand.Unknown _ -> "?";
              case Strand.Absent _ -> "-";
            })
        .toList();
  }

  private static Strand strand(
      ContinuityMatrix matrix, Modality modality, List<Strand> before, char next) {
    int now = before.size();
    if (!matrix.interactions().get(now).has(modality)) {
      return new Strand.Absent();
    }
    TreeSet<Character> same = new TreeSet<>();
    boolean different = false;
    boolean first = true;
    for (int j = 0; j < now; j++) {
      first &= before.get(j) instanceof Strand.Absent;
      Optional<SimilarityOutcome> told = outcome(matrix, modality, j, now);
      different |= told.filter(SimilarityOutcome.DIFFERENT::equals).isPresent();
      if (told.filter(SimilarityOutcome.SAME::equals).isPresent()
          && before.get(j) instanceof Strand.Human human) {
        same.add(human.letter());
      }
    }
    if (same.size() == 1) {
      return new Strand.Human(same.first());
    }
    // Who is like two different people is told apart from neither.
    return same.isEmpty() && (first || different) ? new Strand.Human(next) : new Strand.Unknown();
  }

  private static Optional<SimilarityOutcome> outcome(
      ContinuityMatrix matrix, Modality modality, int one, int other) {
    return matrix
        .pair(one, other)
        .map(pair -> (modality == Modality.FACE ? pair.face() : pair.voice()).outcome());
  }
}
