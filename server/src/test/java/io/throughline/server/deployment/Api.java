package io.throughline.server.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A caller of the API. */
public final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final String token;

  Api(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /** An answer, its body read as JSON where it is JSON. */
  public record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {
    public byte[] body() {
      return response.body();
    }

    /** The dotted reason of a problem document. */
    public String reason() {
      return json.path("reason").asText();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public int port() {
    return port;
  }

  public String token() {
    return token;
  }

  public Answer get(String path) {
    return send(path, HttpRequest.Builder::GET);
  }

  public Answer post(String path, String json) {
    return post(path, json, UUID.randomUUID().toString());
  }

  public Answer post(String path, String json, String key) {
    return send(
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json)));
  }

  public Answer put(String path, byte[] body) {
    return send(path, request -> request.PUT(BodyPublishers.ofByteArray(body)));
  }

  public Answer put(String path, byte[] body, String key) {
    return send(
        path,
        request -> request.header("Idempotency-Key", key).PUT(BodyPublishers.ofByteArray(body)));
  }

  /** Without saying the length first. */
  public Answer putStreamed(String path, byte[] body) {
    BodyPublisher unknownLength =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return send(path, request -> request.PUT(unknownLength));
  }

  /** A request with the token. */
  public Answer send(String path, UnaryOperator<HttpRequest.Builder> method) {
    return bare(path, request -> method.apply(request.header("Authorization", "Bearer " + token)));
  }

  /** A request without the token. */
  public Answer bare(String path, UnaryOperator<HttpRequest.Builder> method) {
    HttpRequest request =
        method
            .apply(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)))
            .timeout(Duration.ofSeconds(60))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode json = type.contains("json") ? json(response.body()) : JSON.createObjectNode();
      return new Answer(response.statusCode(), json, response);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }

  /** Starts a journey and gives its address. */
  public String startJourney() {
    return post("/api/v1/journeys", NEW_JOURNEY).header("Location");
  }

  public static final String NEW_JOURNEY =
      """
      {"kind":"hiring","interviews":2,
       "candidate":{"email":"ada@example.org","salutation":"Ada"},
       "team":{"email":"team@example.org"}}\
      """;

  void awaitHealthy() {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (bare("/actuator/health", HttpRequest.Builder::GET).status() != 200) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the server does not become healthy");
      }
      try {
        Thread.sleep(Duration.ofMillis(200));
      } catch (InterruptedException ending) {
        throw new IllegalStateException(ending);
      }
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
