package io.throughline.server.setup;

/** One idempotent step of set-up: what is there already is left alone. */
public interface SetupStep {
  /** What it does, in a few words for the progress line. */
  String title();

  void run(Progress progress);
}
