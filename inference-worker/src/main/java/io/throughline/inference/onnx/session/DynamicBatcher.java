package io.throughline.inference.onnx.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Joins what several threads ask of one model into batches: the first of them waits for others as
 * long as it may, and not at all once a batch is full. Requests whose rows differ in shape are not
 * joined, and none is passed over for ever, since each batch begins with the oldest. Where a batch
 * fails, each of its requests is tried alone, so that one bad input harms nobody else.
 */
public final class DynamicBatcher implements AutoCloseable {
  private final Model model;
  private final Batching batching;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private final Thread runner;
  private boolean closed;

  /** Runs a batch; each output holds its rows in the order of the input's. */
  @FunctionalInterface
  public interface Model {
    List<float[]> run(Rows rows);
  }

  /** What one thread asks, since when (System.nanoTime()), and what comes of it. */
  private static final class Request {
    private final Rows rows;
    private final long since = System.nanoTime();
    private final CompletableFuture<List<float[]>> answer = new CompletableFuture<>();

    Request(Rows rows) {
      this.rows = rows;
    }
  }

  public DynamicBatcher(String name, Batching batching, Model model) {
    this.model = model;
    this.batching = batching;
    this.runner = Thread.ofPlatform().daemon().name("batches-" + name).start(this::work);
  }

  /**
   * Runs the model on some rows, together with those of others.
   *
   * @return as the model does for these rows alone
   * @throws CancellationException if the thread is interrupted; its request is withdrawn
   * @throws IllegalStateException if the batcher is closed
   */
  public List<float[]> run(Rows rows) {
    Request request = new Request(rows);
    try {
      enter(request);
      return request.answer.get();
    } catch (InterruptedException stopped) {
      withdraw(request);
      Thread.currentThread().interrupt();
      throw new CancellationException("nobody waits for the model any more");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new CompletionException(failed);
    }
  }

  private synchronized void enter(Request request) throws InterruptedException {
    while (!closed && waiting.size() >= batching.mostWaiting()) {
      wait();
    }
    if (closed) {
      throw new IllegalStateException("the model is closed");
    }
    waiting.addLast(request);
    notifyAll();
  }

  private synchronized void withdraw(Request request) {
    waiting.remove(request);
    notifyAll();
  }

  private void work() {
    try {
      for (List<Request> batch = next(); !batch.isEmpty(); batch = next()) {
        answer(batch);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      abandon();
    }
  }

  /** The next batch, as soon as it is full or its oldest request has waited enough; else empty. */
  private synchronized List<Request> next() throws InterruptedException {
    while (!closed) {
      if (waiting.isEmpty()) {
        wait();
        continue;
      }
      long left = waiting.getFirst().since + batching.longestDelay().toNanos() - System.nanoTime();
      List<Request> batch = oldestAndFitting();
      boolean full = rows(batch) >= batching.mostRows() || full();
      if (full || left <= 0) {
        remove(batch);
        notifyAll();
        return batch;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return List.of();
  }

  private boolean full() {
    return waiting.size() >= batching.mostWaiting();
  }

  private List<Request> oldestAndFitting() {
    Request oldest = waiting.getFirst();
    List<Request> batch = new ArrayList<>(List.of(oldest));
    Iterator<Request> others = waiting.iterator();
    others.next();
    while (others.hasNext()) {
      Request other = others.next();
      if (oldest.rows.fits(other.rows) && rows(batch) + other.rows.count() <= batching.mostRows()) {
        batch.add(other);
      }
    }
    return batch;
  }

  private void remove(List<Request> batch) {
    waiting.removeAll(batch);
  }

  private static int rows(List<Request> batch) {
    return batch.stream().mapToInt(request -> request.rows.count()).sum();
  }

  private void answer(List<Request> batch) {
    try {
      List<float[]> outputs =
          model.run(Rows.joined(batch.stream().map(request -> request.rows).toList()));
      hand(outputs, batch);
    } catch (RuntimeException failed) {
      if (batch.size() > 1) {
        batch.forEach(request -> answer(List.of(request)));
      } else {
        batch.getFirst().answer.completeExceptionally(failed);
      }
    } catch (Error fatal) {
      batch.forEach(request -> request.answer.completeExceptionally(fatal));
      throw fatal;
    }
  }

  private static void hand(List<float[]> outputs, List<Request> batch) {
    int rows = rows(batch);
    if (outputs.stream().anyMatch(output -> output.length % rows != 0)) {
      throw new IllegalStateException("the model does not answer row by row");
    }
    int from = 0;
    for (Request request : batch) {
      int first = from;
      int next = from + request.rows.count();
      request.answer.complete(
          outputs.stream().map(output -> part(output, first, next, rows)).toList());
      from = next;
    }
  }

  private static float[] part(float[] output, int first, int next, int rows) {
    int row = output.length / rows;
    return Arrays.copyOfRange(output, first * row, next * row);
  }

  private synchronized void abandon() {
    closed = true;
    waiting.forEach(request ->
        request.answer.completeExceptionally(new IllegalStateException("the model is closed")));
    waiting.clear();
    notifyAll();
  }

  /** Lets the batch that runs end; who still waits is told that the model is closed. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (runner.isAlive()) {
      try {
        runner.join();
      } catch (InterruptedException insisted) {
        interrupted = true; // the session must not be closed under a running batch
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
