package io.throughline.server.engine.parts;

import io.throughline.server.engine.process.HealthCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Healthy is what answers 200, and says that it is the one that was started: another deployment may
 * have taken the port in between.
 *
 * @param instance empty if the part does not say who it is
 */
record HttpHealth(HttpClient client, URI address, String instance) implements HealthCheck {
  /** The header of the answer in which a part says who it is. */
  static final String INSTANCE_HEADER = "Throughline-Instance";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  static HttpHealth at(int port, String path) {
    return at(port, path, "");
  }

  static HttpHealth at(int port, String path, String instance) {
    return new HttpHealth(
        HttpClient.newBuilder().connectTimeout(PATIENCE).build(),
        URI.create("http://127.0.0.1:" + port + path),
        instance);
  }

  @Override
  public boolean healthy() {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200
          && answer.headers().firstValue(INSTANCE_HEADER).orElse("").equals(instance);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
