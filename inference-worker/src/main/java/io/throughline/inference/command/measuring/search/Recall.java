package io.throughline.inference.command.measuring.search;

import io.throughline.custody.gallery.search.Gallery;
import io.throughline.custody.gallery.search.Quantised;
import io.throughline.custody.gallery.search.scan.TopHits;
import io.throughline.custody.gallery.search.scan.TopHits.Hit;
import io.throughline.inference.continuity.Vectors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much of what floats find is found in bytes. */
final class Recall {
  private static final int HITS = 10;

  private final List<float[]> all;
  private final Gallery gallery;

  /** Fills the gallery with them. */
  Recall(List<float[]> all, Gallery gallery) {
    this.all = all;
    this.gallery = gallery;
    for (int entry = 0; entry < all.size(); entry++) {
      gallery.add(entry, Quantised.of(all.get(entry)));
    }
  }

  /** Share of the ten nearest by floats that the search finds, over these probes. */
  double of(List<float[]> probes) {
    int found = 0;
    int asked = 0;
    for (float[] probe : probes) {
      Set<Long> nearest = new HashSet<>();
      byFloats(probe).forEach(hit -> nearest.add(hit.entry()));
      asked += nearest.size();
      for (Hit hit : gallery.nearest(Quantised.of(probe), HITS, _ -> false)) {
        found += nearest.contains(hit.entry()) ? 1 : 0;
      }
    }
    return found / (double) asked;
  }

  private List<Hit> byFloats(float[] probe) {
    TopHits best = new TopHits(HITS);
    for (int entry = 0; entry < all.size(); entry++) {
      best.offer(entry, Vectors.dot(all.get(entry), probe));
    }
    return best.hits();
  }
}
