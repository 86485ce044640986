package io.throughline.server.journeys.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.problem.ApiProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeadlineStreamTest {

  @Test
  void aCallerThatDripsIsCutOffAtTheDeadline() throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    InstantSource time = now::get;
    Clock clock = time.withZone(ZoneOffset.UTC);
    try (DeadlineStream stream =
        new DeadlineStream(new ByteArrayInputStream(new byte[100]), clock, Duration.ofMinutes(1))) {
      assertThat(stream.read(new byte[10], 0, 10)).isEqualTo(10);
      now.set(Instant.EPOCH.plusSeconds(60));
      assertThat(stream.read()).isZero();
      now.set(Instant.EPOCH.plusSeconds(61));
      assertThatThrownBy(() -> stream.read(new byte[10]))
          .isInstanceOfSatisfying(
              ApiProblem.class,
              problem -> assertThat(problem.reason()).isEqualTo("upload.too-slow"));
    }
  }
}
