package io.throughline.inference.detection.examination;

/** One way to tell forged from genuine media; loaded once, threads share it. */
public interface Detector extends AutoCloseable {
  /** Begins with one file; one thread uses what it returns. */
  Examination examine();

  @Override
  default void close() {}
}
