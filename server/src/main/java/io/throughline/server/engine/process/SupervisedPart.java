package io.throughline.server.engine.process;

import io.throughline.server.engine.process.PartStatus.Health;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one part running: starts it, watches its health, restarts it with growing delays. */
final class SupervisedPart {
  private static final Duration WHILE_STARTING = Duration.ofMillis(150);

  private final PartSpec spec;
  private final Patience patience;
  private final Path log;
  private final Runnable changed;
  private final CountDownLatch healthyOnce = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Object changes = new Object();

  private Health health = Health.WAITING;
  private int starts;
  private int failures;
  private long healthySince;
  private @Nullable GuardedProcess process;
  private String problem = "";

  SupervisedPart(PartSpec spec, Patience patience, Path log, Runnable changed) {
    this.spec = spec;
    this.patience = patience;
    this.log = log;
    this.changed = changed;
  }

  PartSpec spec() {
    return spec;
  }

  Path log() {
    return log;
  }

  PartStatus status() {
    synchronized (changes) {
      long pid = process == null ? 0 : process.pid();
      return new PartStatus(
          spec.name(), pid, spec.port(), health, Math.max(0, starts - 1), spec.version());
    }
  }

  /** Starts in a row that never led to health. */
  int failures() {
    synchronized (changes) {
      return failures;
    }
  }

  /** Why the last start failed, if it did before the program ran. */
  String problem() {
    synchronized (changes) {
      return problem;
    }
  }

  /** Runs until {@link #stop()}; each part has a thread of its own for this. */
  void run(List<SupervisedPart> needed) {
    try {
      for (SupervisedPart part : needed) {
        part.healthyOnce.await();
      }
      while (!stopRequested()) {
        live();
        if (!stopRequested()) {
          set(Health.DOWN, null);
          stopping.await(patience.backoff().delay(failures()).toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      // Only the supervisor interrupts, and only to stop a part that still waits for another.
      Thread.currentThread().interrupt();
    }
  }

  void requestStop() {
    stopping.countDown();
  }

  /** Ends the program, in order if it can. */
  void stop() throws InterruptedException {
    requestStop();
    GuardedProcess running = current();
    if (running != null) {
      running.stop();
    }
    set(Health.STOPPED, null);
  }

  /** One life of the program, from its start to its end. */
  private void live() throws InterruptedException {
    GuardedProcess started = start();
    if (started == null) {
      return;
    }
    long from = System.nanoTime();
    long lastHealthy = 0;
    boolean everHealthy = false;
    while (!started.endedWithin(everHealthy ? patience.probe() : WHILE_STARTING)) {
      if (spec.health().healthy()) {
        everHealthy = true;
        lastHealthy = System.nanoTime();
        markHealthy();
      } else if (!stopRequested()) {
        set(everHealthy ? Health.DOWN : Health.STARTING, started);
        Duration limit = everHealthy ? patience.sickness() : patience.start();
        if (System.nanoTime() - (everHealthy ? lastHealthy : from) > limit.toNanos()) {
          note("it was not healthy within " + limit.toSeconds() + " s");
          started.stop();
        }
      }
    }
    countFailure(everHealthy);
  }

  private @Nullable GuardedProcess start() throws InterruptedException {
    set(Health.STARTING, null);
    synchronized (changes) {
      starts++;
    }
    GuardedProcess started;
    try {
      spec.launch().preparation().run();
      started = GuardedProcess.start(spec.launch(), log, patience.grace());
    } catch (IOException | RuntimeException e) {
      note(String.valueOf(e.getMessage()));
      countFailure(false);
      return null;
    }
    set(Health.STARTING, started);
    if (stopRequested()) {
      started.stop();
      return null;
    }
    return started;
  }

  private void markHealthy() {
    boolean first;
    synchronized (changes) {
      if (health == Health.STOPPED) {
        return;
      }
      first = health != Health.UP;
      health = Health.UP;
      if (first) {
        healthySince = System.nanoTime();
      }
      if (System.nanoTime() - healthySince > patience.settled().toNanos()) {
        failures = 0;
      }
    }
    if (first) {
      healthyOnce.countDown();
      changed.run();
    }
  }

  private void countFailure(boolean wasHealthy) {
    synchronized (changes) {
      boolean settled =
          wasHealthy && System.nanoTime() - healthySince > patience.settled().toNanos();
      failures = settled ? 1 : failures + 1;
    }
  }

  private void note(String what) {
    synchronized (changes) {
      problem = what;
    }
  }

  private void set(Health now, @Nullable GuardedProcess running) {
    boolean different;
    synchronized (changes) {
      // Nothing follows after the end: a late health check must not bring a stopped part back.
      different = health != now || process != running;
      if (health == Health.STOPPED) {
        return;
      }
      health = now;
      process = running;
    }
    if (different) {
      changed.run();
    }
  }

  private @Nullable GuardedProcess current() {
    synchronized (changes) {
      return process;
    }
  }

  private boolean stopRequested() {
    return stopping.getCount() == 0;
  }
}
