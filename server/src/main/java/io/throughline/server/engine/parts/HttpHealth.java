package io.throughline.server.engine.parts;

import io.throughline.server.engine.process.HealthCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Healthy is what answers 200. */
record HttpHealth(HttpClient client, URI address) implements HealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  static HttpHealth at(int port, String path) {
    return new HttpHealth(
        HttpClient.newBuilder().connectTimeout(PATIENCE).build(),
        URI.create("http://127.0.0.1:" + port + path));
  }

  @Override
  public boolean healthy() {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
