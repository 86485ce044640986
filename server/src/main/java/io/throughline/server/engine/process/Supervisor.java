package io.throughline.server.engine.process;

import io.throughline.server.engine.process.PartStatus.Health;
import io.throughline.server.setup.MendableFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Owns the parts of an engine: starts them in order, keeps them running, stops them in reverse. */
public final class Supervisor implements AutoCloseable {
  private static final int HOPELESS_STARTS = 5;
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, SupervisedPart> parts = new LinkedHashMap<>();
  private final Map<String, Thread> threads = new LinkedHashMap<>();
  private final Consumer<List<PartStatus>> listener;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Object publication = new Object();
  private volatile String unpublished = "";

  /**
   * Starts nothing yet.
   *
   * @param specs in the order of their start; what a part needs stands before it
   * @param log the log file of a part's name
   * @param listener is told of each change
   */
  public Supervisor(
      List<PartSpec> specs,
      Patience patience,
      Function<String, Path> log,
      Consumer<List<PartStatus>> listener) {
    this.listener = listener;
    for (PartSpec spec : specs) {
      if (!parts.keySet().containsAll(spec.after())) {
        throw new IllegalArgumentException(spec.name() + " stands before what it needs");
      }
      parts.put(
          spec.name(), new SupervisedPart(spec, patience, log.apply(spec.name()), this::publish));
    }
  }

  public void start() {
    for (SupervisedPart part : parts.values()) {
      List<SupervisedPart> needed =
          parts.values().stream().filter(p -> part.spec().after().contains(name(p))).toList();
      threads.put(
          name(part), Thread.ofPlatform().name(name(part)).daemon().start(() -> part.run(needed)));
    }
    publish();
  }

  /**
   * Returns when all parts are healthy.
   *
   * @throws MendableFailure naming the first part that does not come up, and its log
   */
  public void awaitHealthy(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!status().stream().allMatch(part -> part.health() == Health.UP)) {
      for (SupervisedPart part : parts.values()) {
        boolean late = System.nanoTime() > end && part.status().health() != Health.UP;
        if (late || part.failures() >= HOPELESS_STARTS) {
          throw new MendableFailure(
              part.spec().name() + " does not start: see " + part.log() + " " + part.problem());
        }
      }
      pause();
    }
  }

  /** Why the last change could not be published; empty if all could. */
  public String unpublished() {
    return unpublished;
  }

  public List<PartStatus> status() {
    return parts.values().stream().map(SupervisedPart::status).toList();
  }

  /** Returns when everything was stopped. */
  public void awaitStopped() throws InterruptedException {
    stopped.await();
  }

  /** Stops the parts in the reverse order of their start; may be called twice. */
  @Override
  public void close() {
    parts.values().forEach(SupervisedPart::requestStop);
    List<SupervisedPart> order = new ArrayList<>(parts.values());
    for (SupervisedPart part : order.reversed()) {
      try {
        Thread thread = threads.get(name(part));
        if (part.status().health() == Health.WAITING && thread != null) {
          thread.interrupt();
        }
        part.stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    stopped.countDown();
  }

  private void publish() {
    // One at a time, and the state read inside: the last publication is the newest state.
    synchronized (publication) {
      try {
        listener.accept(status());
      } catch (RuntimeException unwritten) {
        // A full disk must not end the supervision: the next change is published again.
        unpublished = String.valueOf(unwritten.getMessage());
      }
    }
  }

  private void pause() {
    try {
      if (stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MendableFailure("the engine was stopped while it started");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MendableFailure("the start was interrupted", e);
    }
  }

  private static String name(SupervisedPart part) {
    return part.spec().name();
  }
}
