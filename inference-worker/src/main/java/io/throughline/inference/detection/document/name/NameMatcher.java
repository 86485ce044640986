package io.throughline.inference.detection.document.name;

import io.throughline.inference.detection.document.mrz.MrzName;
import io.throughline.inference.detection.document.name.NameMatch.Outcome;
import io.throughline.inference.detection.document.name.NameMatch.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a name as a person gives it and as a document has it are one name. A name is a set of
 * words; the fewer ways it takes to get from one to the other, the better. Nothing is guessed from
 * a name about its bearer.
 */
public final class NameMatcher {
  private static final Set<String> PARTICLES =
      Set.of(
          "AL", "EL", "BIN", "IBN", "BINT", "BEN", "VAN", "VON", "DER", "DEN", "DE", "DI", "DA",
          "DO", "DOS", "DAS", "DEL", "DELLA", "DU", "LA", "LE", "LOS", "LAS", "TER", "TEN", "ZU",
          "ZUM", "ZUR", "Y", "E", "UND", "OF", "AF", "AV", "JR", "SR", "MR", "MRS", "DR");

  private NameMatcher() {}

  /** Compares a name in a person's own writing with that of a document. */
  public static NameMatch compare(String given, MrzName document) {
    return best(
        Latin.ways(given),
        withJoined(document.primary()),
        document.secondary().isEmpty() ? Set.of(List.of()) : withJoined(document.secondary()),
        document.cut());
  }

  /**
   * Compares two names in parts.
   *
   * @param family of the other name; all of it where the two cannot be told apart
   * @param givenNames of the other name, may be empty
   */
  public static NameMatch compare(String given, String family, String givenNames) {
    return best(
        Latin.ways(given),
        Latin.ways(family),
        givenNames.isBlank() ? Set.of(List.of()) : Latin.ways(givenNames),
        false);
  }

  private static Set<List<String>> withJoined(String part) {
    return new LinkedHashSet<>(Latin.ways(part));
  }

  private static NameMatch best(
      Set<List<String>> given, Set<List<String>> families, Set<List<String>> firsts, boolean cut) {
    List<NameMatch> matches = new ArrayList<>();
    for (List<String> words : given) {
      for (List<String> family : families) {
        for (List<String> first : firsts) {
          matches.add(compare(words, new Parts(family, first, cut)));
        }
      }
    }
    return matches.stream()
        .min(
            Comparator.comparing(NameMatch::outcome)
                .thenComparingInt(match -> match.variants().size()))
        .orElse(NameMatch.unlike());
  }

  /** A document's name in words. */
  private record Parts(List<String> family, List<String> first, boolean cut) {
    Part lastName() {
      return new Part(family, false, cut && first.isEmpty());
    }

    Part firstName() {
      return new Part(first, true, cut);
    }

    List<String> givenFirst() {
      List<String> all = new ArrayList<>(first);
      all.addAll(family);
      return all;
    }
  }

  /** Family or given names, and whether the last of them may be cut short. */
  private record Part(List<String> words, boolean first, boolean cut) {}

  private static NameMatch compare(List<String> words, Parts document) {
    List<String> all = document.givenFirst();
    if (words.equals(all)) {
      return NameMatch.same();
    }
    Set<Variant> variants = EnumSet.noneOf(Variant.class);
    if (String.join("", words).equals(String.join("", all))) {
      return new NameMatch(Outcome.VARIANT, Set.of(Variant.JOINING));
    }
    List<String> left = new ArrayList<>(words);
    int familyFound = taken(left, document.lastName(), variants);
    int firstFound = taken(left, document.firstName(), variants);
    left.removeIf(word -> particle(word, variants));
    if (variants.isEmpty() && left.isEmpty() && familyFound + firstFound == all.size()) {
      return new NameMatch(Outcome.VARIANT, Set.of(Variant.ORDER));
    }
    return judged(document, new Score(familyFound, firstFound, left.size()), variants);
  }

  /** How many words of each part were found, and how many of the other name are left. */
  private record Score(int family, int first, int left) {}

  private static NameMatch judged(Parts document, Score score, Set<Variant> variants) {
    boolean firstAgrees = document.first().isEmpty() || score.first() > 0;
    boolean familyAgrees = score.family() > 0;
    boolean allFamily = score.family() >= count(document.family());
    if (!firstAgrees || (!familyAgrees && (document.first().isEmpty() || score.left() == 0))) {
      return NameMatch.unlike();
    }
    if (!familyAgrees) {
      return new NameMatch(Outcome.UNLIKE, Set.of(Variant.OTHER_FAMILY_NAME));
    }
    if (!allFamily) {
      variants.add(Variant.FAMILY_NAME_PART);
    }
    if (score.left() > 0 || score.first() < count(document.first())) {
      variants.add(Variant.FURTHER_NAME);
    }
    return variants.isEmpty()
        ? new NameMatch(Outcome.VARIANT, Set.of(Variant.ORDER))
        : new NameMatch(Outcome.VARIANT, variants);
  }

  private static long count(List<String> words) {
    return words.stream().filter(word -> !PARTICLES.contains(word)).count();
  }

  private static boolean particle(String word, Set<Variant> variants) {
    boolean particle = PARTICLES.contains(word);
    if (particle) {
      variants.add(Variant.PARTICLE);
    }
    return particle;
  }

  /** Takes out of the words those of a part of a name; how many, particles not counted. */
  private static int taken(List<String> left, Part part, Set<Variant> variants) {
    int found = 0;
    for (int i = 0; i < part.words().size(); i++) {
      String word = part.words().get(i);
      boolean cut = part.cut() && i == part.words().size() - 1;
      Optional<Way> way = way(left, word, part.first(), cut);
      if (way.isPresent()) {
        left.subList(way.get().from(), way.get().to()).clear();
        way.get().variant().ifPresent(variants::add);
        found += PARTICLES.contains(word) ? 0 : 1;
      } else if (PARTICLES.contains(word)) {
        variants.add(Variant.PARTICLE);
      }
    }
    return found;
  }

  /** Which words of the other name a word is, and what must be assumed for it. */
  private record Way(int from, int to, Optional<Variant> variant) {}

  private static Optional<Way> way(List<String> left, String word, boolean first, boolean cut) {
    int same = left.indexOf(word);
    if (same >= 0) {
      return Optional.of(new Way(same, same + 1, Optional.empty()));
    }
    for (int i = 0; i + 1 < left.size(); i++) {
      if ((left.get(i) + left.get(i + 1)).equals(word)) {
        return Optional.of(new Way(i, i + 2, Optional.of(Variant.JOINING)));
      }
    }
    for (int i = 0; i < left.size(); i++) {
      Optional<Variant> variant = variant(left.get(i), word, first, cut);
      if (variant.isPresent()) {
        return Optional.of(new Way(i, i + 1, variant));
      }
    }
    return Optional.empty();
  }

  private static Optional<Variant> variant(String a, String b, boolean first, boolean cut) {
    if (cut && b.length() > 0 && a.startsWith(b)) {
      return Optional.of(Variant.CUT);
    }
    if (Sounds.alike(a, b)) {
      return Optional.of(Variant.TRANSLITERATION);
    }
    if (first && Nicknames.of(a, b)) {
      return Optional.of(Variant.NICKNAME);
    }
    boolean initial = a.length() == 1 || b.length() == 1;
    return first && initial && a.charAt(0) == b.charAt(0)
        ? Optional.of(Variant.INITIAL)
        : Optional.empty();
  }
}
