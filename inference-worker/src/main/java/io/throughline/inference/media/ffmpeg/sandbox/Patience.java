package io.throughline.inference.media.ffmpeg.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How long a decoder may keep the worker waiting, in all, for one file; then it is ended. */
final class Patience {
  private static final Set<Patience> WATCHED = ConcurrentHashMap.newKeySet();
  private static final long EVERY_MILLIS = 100;

  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("decoder-watch").factory());

  static {
    var _ =
        WATCH.scheduleWithFixedDelay(
            () -> WATCHED.forEach(Patience::look),
            EVERY_MILLIS,
            EVERY_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private final Runnable end;
  private long leftNanos;
  private long since;
  private boolean waits;
  private boolean exhausted;

  Patience(Runnable end) {
    this.end = end;
  }

  /** Something that waits for the other side. */
  @FunctionalInterface
  interface Waiting<T> {
    T run() throws IOException;
  }

  /** From now on the other side may take so long. */
  synchronized void allow(Duration time) {
    leftNanos = time.toNanos();
    exhausted = false;
    WATCHED.add(this);
  }

  /** Nobody waits any more. */
  void end() {
    WATCHED.remove(this);
  }

  <T> T waiting(Waiting<T> waiting) throws IOException {
    turn(true);
    try {
      return waiting.run();
    } finally {
      turn(false);
    }
  }

  private synchronized void turn(boolean begins) {
    long now = System.nanoTime();
    if (waits) {
      leftNanos -= now - since;
    }
    since = now;
    waits = begins;
  }

  private void look() {
    if (spent()) {
      end.run();
    }
  }

  private synchronized boolean spent() {
    exhausted |= waits && System.nanoTime() - since > leftNanos;
    return exhausted;
  }

  /** Whether it was ended for that. */
  synchronized boolean exhausted() {
    return exhausted;
  }
}
