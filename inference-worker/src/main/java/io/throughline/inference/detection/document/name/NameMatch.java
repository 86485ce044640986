package io.throughline.inference.detection.document.name;

import java.util.Set;

/**
 * How two ways of writing a name compare; it repeats no part of either.
 *
 * @param variants how the two differ; of unlike names only what may explain it
 */
public record NameMatch(Outcome outcome, Set<Variant> variants) {
  public NameMatch {
    variants = Set.copyOf(variants);
    boolean fits =
        switch (outcome) {
          case SAME -> variants.isEmpty();
          case VARIANT -> !variants.isEmpty();
          case UNLIKE -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException("names that differ somehow are variants");
    }
  }

  /** What can be said of two names. */
  public enum Outcome {
    /** The same words in the same order, letters as a machine readable zone writes them. */
    SAME,
    /** One name, written in ways that are known to differ. */
    VARIANT,
    /** No known way leads from one to the other: ask for the other name, it is no fraud. */
    UNLIKE
  }

  /** Ways in which two writings of one name differ. */
  public enum Variant {
    /** The same words in another order, such as the family name first. */
    ORDER,
    /** Words joined or parted: hyphen, apostrophe, space. */
    JOINING,
    /** Another way into Latin letters. */
    TRANSLITERATION,
    /** A particle, such as {@code van} or {@code al}, is left out. */
    PARTICLE,
    /** A letter for a whole given name. */
    INITIAL,
    /** A short form of a given name. */
    NICKNAME,
    /** A given name or patronymic that only one of them has. */
    FURTHER_NAME,
    /** The given names agree and one of several family names does. */
    FAMILY_NAME_PART,
    /** The given names agree and the family names do not: a name before or after a marriage? */
    OTHER_FAMILY_NAME,
    /** The end is missing, as where a field is too short. */
    CUT
  }

  static NameMatch same() {
    return new NameMatch(Outcome.SAME, Set.of());
  }

  static NameMatch unlike() {
    return new NameMatch(Outcome.UNLIKE, Set.of());
  }
}
