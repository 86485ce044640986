package io.throughline.inference.worker;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From ready to the end: a signal, or the end of standard input. */
public final class WorkerLife implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerLife.class);

  private final Optional<Integer> healthPort;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<HealthEndpoint> health = Optional.empty();

  public WorkerLife(Optional<Integer> healthPort) {
    this.healthPort = healthPort;
    Runtime.getRuntime().addShutdownHook(new Thread(this::parting, "parting"));
  }

  /** Says that work is taken from now on. */
  public void ready(WorkWatch watch) throws IOException {
    if (healthPort.isPresent()) {
      health = Optional.of(HealthEndpoint.open(healthPort.get(), version(), watch::alive));
    }
    LOG.info("ready");
  }

  /** Waits for the end. */
  public void await(boolean exitWithParent) throws InterruptedException {
    if (exitWithParent) {
      Thread.ofPlatform().daemon().name("parent").start(this::awaitParent);
    }
    end.await();
  }

  private void awaitParent() {
    try {
      while (System.in.read() >= 0) {
        // Only the end of the stream means anything.
      }
    } catch (IOException broken) {
      LOG.info("standard input broke");
    }
    end.countDown();
  }

  private void parting() {
    end.countDown();
    try {
      // Long enough to delete plaintext, short enough for whoever stops the process.
      closed.await(8, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String version() {
    return Optional.ofNullable(WorkerLife.class.getPackage().getImplementationVersion())
        .orElse("0.1.0-SNAPSHOT");
  }

  @Override
  public void close() {
    health.ifPresent(HealthEndpoint::close);
    closed.countDown();
  }
}
