package io.throughline.custody.gallery;

import io.throughline.contracts.continuity.search.GalleryKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What an index is built from. */
public interface GallerySource {
  /**
   * Hands over every entry that may be searched, in rising order of its number, and counts the
   * others. A row that cannot be read never hides the rest.
   */
  default Reading read(GalleryKey key, Taker taker) {
    return read(key, Long.MIN_VALUE, taker);
  }

  /** As above, of entries with a higher number. */
  Reading read(GalleryKey key, long after, Taker taker);

  /** What tells whether an index is behind. */
  State state(GalleryKey key);

  /**
   * How a gallery's rows stand.
   *
   * @param rows all of them, searched or not
   * @param approved so many of them were agreed to
   */
  record State(long rows, long approved) {}

  /** Takes what was read. */
  @FunctionalInterface
  interface Taker {
    /** Answers whether the bytes, from -127 to 127 each, are a template that fits. */
    boolean take(long entry, byte[] values);
  }

  /** Why an entry is not searched. */
  enum Skipped {
    /** A second person has not agreed to it. */
    UNAPPROVED,
    EXPIRED,
    /** Its model is another one than that of the index: its cosines would mean nothing. */
    OTHER_MODEL,
    /** Its subject was erased. */
    KEY_DESTROYED,
    /** Its seal does not open in that place, or what it holds is no template. */
    DAMAGED
  }

  /** How many entries were taken, and how many were not. */
  record Reading(long taken, Map<Skipped, Long> skipped) {
    /** How many rows were read. */
    public long rows() {
      return taken + skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    public Reading {
      skipped = Collections.unmodifiableMap(copy(skipped));
    }

    private static Map<Skipped, Long> copy(Map<Skipped, Long> skipped) {
      Map<Skipped, Long> copy = new EnumMap<>(Skipped.class);
      copy.putAll(skipped);
      return copy;
    }
  }
}
