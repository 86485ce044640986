package io.throughline.server.cli.bench;

import io.throughline.activities.policy.OpaClient;
import io.throughline.activities.policy.OpaPolicyActivities;
import io.throughline.activities.policy.OpaSettings;
import io.throughline.contracts.policy.Decision;
import io.throughline.server.setup.Home;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Policy as a deployment has it: the shipped bundle in a server of its own, asked over REST. */
final class PolicyBench {
  private static final int WARM_UP = 400;

  private final Home home;
  private final int decisions;

  PolicyBench(Home home, int decisions) {
    this.home = home;
    this.decisions = decisions;
  }

  /**
   * Milliseconds from the question to the decision, one after the other, over questions of every
   * stage in turn; and the processor's milliseconds of both sides for one decision.
   */
  List<BenchRow> measured() throws IOException, InterruptedException {
    try (BenchOpa opa = BenchOpa.start(home)) {
      OpaPolicyActivities policy =
          new OpaPolicyActivities(new OpaClient(OpaSettings.at(opa.address())));
      boolean right = true;
      for (int i = 0; i < WARM_UP; i++) {
        right &= asked(policy, i);
      }
      long[] nanos = new long[decisions];
      Duration engine = opa.cpu();
      Duration asking = ownCpu();
      for (int i = 0; i < decisions; i++) {
        long began = System.nanoTime();
        right &= asked(policy, i);
        nanos[i] = System.nanoTime() - began;
      }
      return rows(nanos, opa.cpu().minus(engine), ownCpu().minus(asking), right);
    }
  }

  private static boolean asked(OpaPolicyActivities policy, int i) {
    BenchQuestions.Expected one = BenchQuestions.ALL.get(i % BenchQuestions.ALL.size());
    Decision decision = policy.decide(one.question());
    return decision.word().equals(one.outcome());
  }

  private List<BenchRow> rows(long[] nanos, Duration engine, Duration asking, boolean right) {
    Arrays.sort(nanos);
    List<BenchRow> rows = new ArrayList<>();
    rows.add(new BenchRow("decide-p50", percentile(nanos, 0.50), "ms", right));
    rows.add(new BenchRow("decide-p99", percentile(nanos, 0.99), "ms", right));
    rows.add(new BenchRow("decide-cpu-engine", each(engine), "ms", right));
    rows.add(new BenchRow("decide-cpu-asking", each(asking), "ms", right));
    return rows;
  }

  private double each(Duration cpu) {
    return cpu.toNanos() / 1e6 / decisions;
  }

  /** The smallest value that at least that share of all does not exceed. */
  static double percentile(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }

  private static Duration ownCpu() {
    return BenchOpa.cpu(ProcessHandle.current());
  }
}
