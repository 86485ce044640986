package io.throughline.server.cli.bench.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PartCpuTest {
  @Test
  void userAndSystemTimeAreCountedAndThatOfChildrenToo() {
    String stat = "42 (a (very) odd name) S 1 42 42 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0 5 6 7";

    assertThat(PartCpu.used(stat)).isEqualTo(Duration.ofMillis(1270));
  }

  @Test
  void aProcessThatWorksUsesTime() {
    Duration before = PartCpu.of(ProcessHandle.current());
    Duration now = before;
    for (int turns = 0; turns < 1_000_000 && now.equals(before); turns++) {
      now = PartCpu.of(ProcessHandle.current());
    }

    assertThat(now).isGreaterThan(before);
  }
}
