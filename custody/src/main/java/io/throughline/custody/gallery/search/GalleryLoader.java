package io.throughline.custody.gallery.search;

import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.custody.gallery.GallerySource;
import io.throughline.custody.gallery.search.scan.DotProducts;

/** Builds a gallery from the truth behind it, at the start and whenever it was lost. */
public final class GalleryLoader {
  private GalleryLoader() {}

  /** A gallery, to be closed, and how much of what its source holds is in it. */
  public record Loaded(Gallery gallery, GallerySource.Reading reading) {}

  /**
   * Reads all that may be searched. What is no template of that many dimensions is counted as
   * damaged; if the source itself fails, nothing stays behind.
   */
  public static Loaded load(GallerySource source, GalleryKey key, int dimensions) {
    Gallery gallery = empty(key, dimensions);
    try {
      return new Loaded(
          gallery, source.read(key, (entry, values) -> taken(gallery, entry, values)));
    } catch (RuntimeException failed) {
      gallery.close();
      throw failed;
    }
  }

  static Gallery empty(GalleryKey key, int dimensions) {
    return new Gallery(key, dimensions, DotProducts.fastest());
  }

  static boolean taken(Gallery gallery, long entry, byte[] values) {
    try {
      gallery.add(entry, Quantised.ofBytes(values));
      return true;
    } catch (ApplicationFailure noTemplate) {
      return false;
    }
  }
}
