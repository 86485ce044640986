package io.throughline.custody.gallery.search.scan;

import java.util.ArrayList;
import java.util.List;

/** The best so far, best first; of equal cosines the smaller entry is the better one. */
public final class TopHits {
  private final long[] entries;
  private final double[] cosines;
  private int size;

  /** Keeps that many at most. */
  public TopHits(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one hit");
    }
    this.entries = new long[most];
    this.cosines = new double[most];
  }

  /** Whether an entry with that cosine would be kept, or might be: ties are for {@link #offer}. */
  public boolean wants(double cosine) {
    return size < entries.length || cosine >= cosines[size - 1];
  }

  /** Keeps it if it is among the best. */
  public void offer(long entry, double cosine) {
    int at = size;
    while (at > 0 && better(entry, cosine, at - 1)) {
      at--;
    }
    if (at == entries.length) {
      return;
    }
    int kept = Math.min(size, entries.length - 1);
    System.arraycopy(entries, at, entries, at + 1, kept - at);
    System.arraycopy(cosines, at, cosines, at + 1, kept - at);
    entries[at] = entry;
    cosines[at] = cosine;
    size = kept + 1;
  }

  private boolean better(long entry, double cosine, int than) {
    return cosine > cosines[than] || (cosine == cosines[than] && entry < entries[than]);
  }

  /** Takes over what another part of the gallery found. */
  public void merge(TopHits other) {
    for (int i = 0; i < other.size; i++) {
      offer(other.entries[i], other.cosines[i]);
    }
  }

  /** All that was kept, best first. */
  public List<Hit> hits() {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      hits.add(new Hit(entries[i], cosines[i]));
    }
    return List.copyOf(hits);
  }

  /**
   * An entry that is near.
   *
   * @param entry its number in the gallery's table
   * @param cosine of the two quantised templates, -1 to 1
   */
  public record Hit(long entry, double cosine) {}
}
