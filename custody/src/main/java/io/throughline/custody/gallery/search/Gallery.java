package io.throughline.custody.gallery.search;

import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.gallery.search.scan.DotProducts;
import io.throughline.custody.gallery.search.scan.TopHits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongPredicate;

/**
 * Templates of one model and one purpose, held outside the heap: every search looks at every row,
 * so that its answer is exact. It may be lost at any time; the table that it was read from is the
 * truth. Thread-safe: a search sees all of a change or nothing of it.
 */
public final class Gallery implements AutoCloseable {
  private final GalleryKey key;
  private final int dimensions;
  private final int stride;
  private final DotProducts kernel;
  private final List<Shard> shards = new ArrayList<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
  private long highestEntry = Long.MIN_VALUE;
  private boolean closed;

  /** An empty gallery for templates of that many dimensions. */
  public Gallery(GalleryKey key, int dimensions, DotProducts kernel) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("at least one dimension");
    }
    this.key = key;
    this.dimensions = dimensions;
    this.stride = Math.ceilDiv(dimensions, DotProducts.STRIDE_BYTES) * DotProducts.STRIDE_BYTES;
    this.kernel = kernel;
  }

  /** Whose templates, of which model, for what. */
  public GalleryKey key() {
    return key;
  }

  /** Of each template. */
  int dimensions() {
    return dimensions;
  }

  /** Adds a template, or puts it in place of the one that the entry had. */
  public void add(long entry, Quantised template) {
    refuseStranger(template);
    locked(
        lock.writeLock(),
        () -> {
          // Numbers mostly rise; only one that does not might be there already.
          if (entry <= highestEntry) {
            removeSorted(new long[] {entry});
          }
          if (shards.isEmpty() || shards.getLast().full()) {
            shards.add(new Shard(stride));
          }
          shards.getLast().add(entry, template);
          highestEntry = Math.max(highestEntry, entry);
          return entry;
        });
  }

  /** Forgets entries, and says how many of them there were; their bytes are overwritten. */
  public int remove(long... entries) {
    long[] sorted = Arrays.stream(entries).sorted().toArray();
    return locked(lock.writeLock(), () -> removeSorted(sorted));
  }

  // The last row moves to where one was taken, so that there are no gaps.
  private int removeSorted(long[] sorted) {
    int removed = 0;
    for (int i = shards.size() - 1; i >= 0; i--) {
      Shard shard = shards.get(i);
      for (int row = shard.rows() - 1; row >= 0; row--) {
        if (Arrays.binarySearch(sorted, shard.entry(row)) >= 0) {
          shard.takeLastOf(shards.getLast(), row);
          removed++;
          if (shards.getLast().rows() == 0) {
            shards.removeLast().close();
          }
        }
      }
    }
    return removed;
  }

  /** The nearest entries, best first, looked for by one thread. */
  public List<TopHits.Hit> nearest(Quantised probe, int most, LongPredicate skipped) {
    return nearest(probe, most, skipped, 1);
  }

  /**
   * The nearest entries, best first.
   *
   * @param skipped entries that are no hits, such as those of the person who is looked for
   * @param threads among which the shards are divided
   */
  public List<TopHits.Hit> nearest(Quantised probe, int most, LongPredicate skipped, int threads) {
    refuseStranger(probe);
    Shard.Query query = new Shard.Query(probe.query(stride), probe.inverseLength(), skipped);
    return locked(
        lock.readLock(),
        () -> {
          TopHits best = new TopHits(most);
          int parts = Math.min(threads, shards.size());
          if (parts <= 1) {
            shards.forEach(shard -> shard.scan(query, kernel, best));
          } else {
            divided(query, most, parts).forEach(best::merge);
          }
          return best.hits();
        });
  }

  private List<TopHits> divided(Shard.Query query, int most, int parts) {
    List<Callable<TopHits>> tasks = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int first = part;
      tasks.add(() -> {
        TopHits best = new TopHits(most);
        for (int i = first; i < shards.size(); i += parts) {
          shards.get(i).scan(query, kernel, best);
        }
        return best;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(parts)) {
      List<TopHits> found = new ArrayList<>();
      for (Future<TopHits> task : threads.invokeAll(tasks)) {
        found.add(task.get());
      }
      return found;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a search was stopped", stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a search failed", failed);
    }
  }

  /** How many templates there are. */
  public long size() {
    return locked(lock.readLock(), () -> shards.stream().mapToLong(Shard::rows).sum());
  }

  /** Bytes outside the heap. */
  public long bytes() {
    return locked(lock.readLock(), () -> shards.stream().mapToLong(Shard::bytes).sum());
  }

  private void refuseStranger(Quantised template) {
    if (template.length() != dimensions) {
      throw FailureCode.TEMPLATE_INCOMPATIBLE.failure("a template of another length");
    }
  }

  private <T> T locked(Lock held, java.util.function.Supplier<T> work) {
    held.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the gallery is closed");
      }
      return work.get();
    } finally {
      held.unlock();
    }
  }

  /** Forgets everything. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      shards.forEach(Shard::close);
      shards.clear();
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
