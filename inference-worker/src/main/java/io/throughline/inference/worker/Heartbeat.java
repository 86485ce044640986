package io.throughline.inference.worker;

import io.temporal.activity.ActivityExecutionContext;

/** Tells the engine that long work goes on; the engine's answer may be that it is not wanted. */
final class Heartbeat implements Runnable, AutoCloseable {
  private static final long EVERY_NANOS = 2_000_000_000L;

  private final ActivityExecutionContext context;
  private final WorkWatch.Watched watched;
  private long next = System.nanoTime();

  Heartbeat(ActivityExecutionContext context, WorkWatch watch) {
    this.context = context;
    this.watched = watch.begin();
  }

  @Override
  public void run() {
    watched.step();
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + EVERY_NANOS;
      context.heartbeat(null);
    }
  }

  @Override
  public void close() {
    watched.close();
  }
}
