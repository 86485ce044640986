package io.throughline.server.api.caller.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final AtomicLong nanos = new AtomicLong(1);
  private final RateLimit limit = new RateLimit(2, 3, nanos::get);

  @Test
  void aBurstIsLetThroughAndThenTheSteadyRate() {
    for (int request = 0; request < 3; request++) {
      assertThat(limit.take("a")).isEmpty();
    }
    assertThat(limit.take("a")).contains(Duration.ofMillis(500));
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(limit.take("a")).isEmpty();
    assertThat(limit.take("a")).isPresent();
  }

  @Test
  void whoAsksInVainLosesNothingByIt() {
    for (int request = 0; request < 100; request++) {
      limit.take("a");
    }
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(limit.take("a")).isEmpty();
  }

  @Test
  void oneDoesNotUseUpWhatAnotherHas() {
    for (int request = 0; request < 10; request++) {
      limit.take("a");
    }
    assertThat(limit.take("b")).isEmpty();
  }

  @Test
  void aFloodOfKeysIsNoFloodOfMemory() {
    for (int key = 0; key < 20_000; key++) {
      assertThat(limit.take("k" + key)).isEmpty();
    }
    assertThat(limit.take("one more")).contains(Duration.ofSeconds(1));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(limit.take("one more")).isEmpty();
  }
}
