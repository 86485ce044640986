package io.throughline.server.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.setup.Home;
import org.junit.jupiter.api.Test;

class PolicyBenchTest {
  @Test
  void theShippedRulesAnswerAsEachQuestionDeserves() throws Exception {
    assertThat(new PolicyBench(Home.find(), 100).measured())
        .allMatch(BenchRow::ok)
        .allMatch(row -> row.unit().equals("ms") && row.value() > 0)
        .extracting(BenchRow::name)
        .containsExactly("decide-p50", "decide-p99", "decide-cpu-engine", "decide-cpu-asking");
  }

  @Test
  void aPercentileIsOneOfTheValues() {
    long[] sorted = new long[200];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (i + 1) * 1_000_000L;
    }
    assertThat(PolicyBench.percentile(sorted, 0.5)).isEqualTo(100.0);
    assertThat(PolicyBench.percentile(sorted, 0.99)).isEqualTo(198.0);
    assertThat(PolicyBench.percentile(new long[] {7_000_000}, 0.99)).isEqualTo(7.0);
  }
}
