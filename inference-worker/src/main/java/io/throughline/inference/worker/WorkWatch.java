package io.throughline.inference.worker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Notices work that does not go on: native code cannot be interrupted, so that a process with such
 * work in it has to say that it is not well and be started anew.
 */
public final class WorkWatch {
  private final Map<Object, Long> lastStep = new ConcurrentHashMap<>();
  private final long patienceNanos;
  private final LongSupplier nanoTime;

  /**
   * A watch.
   *
   * @param patience longer than any single step may take: a request to the vault, a model, a packet
   */
  public WorkWatch(Duration patience) {
    this(patience, System::nanoTime);
  }

  WorkWatch(Duration patience, LongSupplier nanoTime) {
    this.patienceNanos = patience.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Work has begun, and is watched until it is closed. */
  Watched begin() {
    return new Watched();
  }

  /** Whether all work that was begun has gone on within the patience. */
  public boolean alive() {
    long now = nanoTime.getAsLong();
    return lastStep.values().stream().allMatch(step -> now - step <= patienceNanos);
  }

  /** One piece of work. */
  final class Watched implements AutoCloseable {
    private Watched() {
      step();
    }

    void step() {
      lastStep.put(this, nanoTime.getAsLong());
    }

    @Override
    public void close() {
      lastStep.remove(this);
    }
  }
}
