package io.throughline.custody.gallery.search;

import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.custody.gallery.GallerySource;
import io.throughline.custody.gallery.GallerySource.Reading;
import io.throughline.custody.gallery.GallerySource.State;
import io.throughline.custody.gallery.search.scan.TopHits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The galleries that this process searches: read at their first use, and brought up to date before
 * each search. What was added since is read on; where something was taken away or agreed to,
 * perhaps by another process, the whole is read anew.
 */
public final class GalleryIndexes implements AutoCloseable {
  private final GallerySource source;
  private final Map<GalleryKey, Index> indexes = new HashMap<>();

  public GalleryIndexes(GallerySource source) {
    this.source = source;
  }

  /** What was read, and where its table stood by then. */
  private static final class Index {
    private final Gallery gallery;
    private long highest = Long.MIN_VALUE;
    private long rows;
    private long approved;

    private Index(Gallery gallery) {
      this.gallery = gallery;
    }
  }

  /** What a search found among so many templates. */
  public record Found(List<TopHits.Hit> hits, long searched) {}

  /**
   * The nearest entries of the gallery as its table has it now, best first. Fails as the source
   * does.
   *
   * @param skipped entries that are no hits, such as those of the person who is looked for
   */
  public synchronized Found nearest(
      GalleryKey key, Quantised probe, int most, LongPredicate skipped) {
    Gallery gallery = upToDate(key, probe.length());
    return new Found(gallery.nearest(probe, most, skipped), gallery.size());
  }

  private Gallery upToDate(GalleryKey key, int dimensions) {
    State now = source.state(key);
    Index index = indexes.get(key);
    if (index != null && index.gallery.dimensions() == dimensions) {
      if (index.approved == now.approved() && index.rows < now.rows()) {
        readOn(index, key);
      } else if (index.rows > now.rows()) {
        return anew(key, dimensions, now, index);
      }
      if (index.approved == now.approved() && index.rows >= now.rows()) {
        return index.gallery;
      }
    }
    return anew(key, dimensions, now, index);
  }

  private Gallery anew(GalleryKey key, int dimensions, State now, @Nullable Index before) {
    Index fresh = new Index(GalleryLoader.empty(key, dimensions));
    boolean read = false;
    try {
      readOn(fresh, key);
      fresh.approved = now.approved();
      read = true;
    } finally {
      if (!read) {
        fresh.gallery.close();
      }
    }
    indexes.put(key, fresh);
    if (before != null) {
      before.gallery.close();
    }
    return fresh.gallery;
  }

  private void readOn(Index index, GalleryKey key) {
    long[] highest = {index.highest};
    Reading reading =
        source.read(
            key,
            index.highest,
            (entry, values) -> {
              highest[0] = entry;
              return GalleryLoader.taken(index.gallery, entry, values);
            });
    index.highest = highest[0];
    index.rows += reading.rows();
  }

  /** Forgets entries at once, wherever they are; the table has forgotten them before. */
  public synchronized void forget(List<Long> entries) {
    long[] numbers = entries.stream().mapToLong(Long::longValue).toArray();
    indexes.values().forEach(index -> index.rows -= index.gallery.remove(numbers));
  }

  @Override
  public synchronized void close() {
    indexes.values().forEach(index -> index.gallery.close());
    indexes.clear();
  }
}
