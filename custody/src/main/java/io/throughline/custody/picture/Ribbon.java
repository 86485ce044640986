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
    /** One human; 0 for the first, who is A. */
    record Human(int number) implements Strand {
      /** A to Z, then A2 and so on. */
      public String letter() {
        String letter = String.valueOf((char) ('A' + number % 26));
        return number < 26 ? letter : letter + (number / 26 + 1);
      }
    }

    /** Somebody; whether one of those before cannot be told. */
    record Unknown() implements Strand {}

    /** Nobody was seen or heard. */
    record Absent() implements Strand {}
  }

  /** Goes through the interactions in order, each against those before it. */
  public static Ribbon of(ContinuityMatrix matrix, Modality modality) {
    List<Strand> strands = new ArrayList<>();
    int humans = 0;
    for (int i = 0; i < matrix.interactions().size(); i++) {
      Strand strand = strand(matrix, modality, strands, humans);
      strands.add(strand);
      if (strand instanceof Strand.Human human && human.number() == humans) {
        humans++;
      }
    }
    return new Ribbon(modality, strands);
  }

  /** A letter for each interaction; ? where it cannot be told, - where nobody is. */
  public List<String> letters() {
    return strands.stream()
        .map(strand ->
            switch (strand) {
              case Strand.Human human -> human.letter();
              case Strand.Unknown _ -> "?";
              case Strand.Absent _ -> "-";
            })
        .toList();
  }

  private static Strand strand(
      ContinuityMatrix matrix, Modality modality, List<Strand> before, int humans) {
    int now = before.size();
    if (!matrix.interactions().get(now).has(modality)) {
      return new Strand.Absent();
    }
    TreeSet<Integer> same = new TreeSet<>();
    TreeSet<Integer> different = new TreeSet<>();
    boolean first = true;
    for (int j = 0; j < now; j++) {
      first &= before.get(j) instanceof Strand.Absent;
      if (before.get(j) instanceof Strand.Human human) {
        switch (outcome(matrix, modality, j, now).orElse(SimilarityOutcome.UNKNOWN)) {
          case SAME -> same.add(human.number());
          case DIFFERENT -> different.add(human.number());
          case UNKNOWN -> {}
        }
      }
    }
    // Who is like two people, or like and unlike one, is told apart from nobody.
    if (same.size() == 1 && !different.contains(same.first())) {
      return new Strand.Human(same.first());
    }
    // Somebody new is unlike each one of those before.
    boolean unlikeAll = humans > 0 && different.size() == humans;
    return same.isEmpty() && (first || unlikeAll) ? new Strand.Human(humans) : new Strand.Unknown();
  }

  private static Optional<SimilarityOutcome> outcome(
      ContinuityMatrix matrix, Modality modality, int one, int other) {
    return matrix
        .pair(one, other)
        .map(pair -> (modality == Modality.FACE ? pair.face() : pair.voice()).outcome());
  }
}
