package io.throughline.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkWatchTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final WorkWatch watch = new WorkWatch(Duration.ofSeconds(10), now::get);

  @Test
  void workThatGoesOnIsAliveAndWorkThatDoesNotIsNot() {
    try (WorkWatch.Watched one = watch.begin();
        WorkWatch.Watched other = watch.begin()) {
      pass(8);
      one.step();
      other.step();
      pass(8);
      assertThat(watch.alive()).isTrue();
      one.step();
      pass(8);
      assertThat(watch.alive()).isFalse();
      other.step();
      assertThat(watch.alive()).isTrue();
    }
    pass(100);
    assertThat(watch.alive()).isTrue();
  }

  @Test
  void aStuckWorkerSaysThatItIsDown() throws IOException, InterruptedException {
    try (HealthEndpoint health = HealthEndpoint.open(0, "1", watch::alive);
        WorkWatch.Watched stuck = watch.begin()) {
      assertThat(ask(health.port()).statusCode()).isEqualTo(200);
      pass(11);
      assertThat(ask(health.port()).statusCode()).isEqualTo(503);
      assertThat(ask(health.port()).body()).contains("\"DOWN\"");
      stuck.step();
      assertThat(ask(health.port()).body()).contains("\"UP\"");
    }
  }

  private static HttpResponse<String> ask(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private void pass(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
