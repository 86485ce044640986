package io.throughline.inference.command.measuring.fuzz;

/** Counts answers and remembers the slowest of them. */
final class FuzzTally {
  private int inputs;
  private int verdicts;
  private int errors;
  private int deaths;
  private double slowest;
  private double costliest;

  /** Whether an answer is one that a worker may give. */
  static boolean typed(String answer) {
    return answer.equals("verdict") || answer.startsWith("media.");
  }

  /** Notes one answer; empty text is a death of the worker. */
  void add(String answer, double seconds, double cpuSeconds) {
    inputs++;
    verdicts += answer.equals("verdict") ? 1 : 0;
    errors += answer.startsWith("media.") ? 1 : 0;
    deaths += answer.isEmpty() ? 1 : 0;
    slowest = Math.max(slowest, seconds);
    costliest = Math.max(costliest, cpuSeconds);
  }

  FuzzCommand.Answer answer() {
    return new FuzzCommand.Answer(inputs, verdicts, errors, deaths, slowest, costliest);
  }
}
