package io.throughline.inference;

import io.throughline.inference.command.Commands;

/** The inference worker's program. */
public final class InferenceWorker {
  private InferenceWorker() {}

  /** Runs a command; the exit status is 0 only on success. */
  public static void main(String[] arguments) {
    int status = Commands.line().execute(arguments);
    System.exit(status);
  }
}
