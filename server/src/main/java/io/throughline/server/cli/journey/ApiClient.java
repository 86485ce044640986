package io.throughline.server.cli.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.server.settings.SecretFile;
import io.throughline.server.setup.MendableFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Speaks the REST API; every problem that the server names becomes one line. */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REVIEWS = "/api/v1/reviews";
  private static final String LEADS = "/api/v1/leads";
  private static final String TOKENS = "/api/v1/tokens";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI server;
  private final String token;
  private final String owner;

  private ApiClient(URI server, String token, String owner) {
    this.server = server;
    this.token = token;
    this.owner = owner;
  }

  /** The pseudonym of whoever has the token; empty where that is not known here. */
  public String owner() {
    return owner;
  }

  /** A client of that server, with the token in the first line of that file. */
  public static ApiClient of(URI server, Path tokenFile) {
    try {
      return new ApiClient(server, Files.readString(tokenFile).strip(), "");
    } catch (IOException e) {
      throw new MendableFailure(tokenFile + " cannot be read: name the token's file", e);
    }
  }

  /** A client of the same server with a new token of that role: another person. */
  public ApiClient as(String role, String note) {
    JsonNode made = createToken(Map.of("roles", List.of(role), "note", note));
    return new ApiClient(server, made.path("secret").asText(), made.path("owner").asText());
  }

  /** Leaves the token in a file that only its owner reads. */
  public void keepToken(Path file) {
    SecretFile.write(file, token);
  }

  public JsonNode createToken(Map<String, Object> grant) {
    return call("POST", TOKENS, json(grant), "");
  }

  public JsonNode tokens() {
    return call("GET", TOKENS, BodyPublishers.noBody(), "");
  }

  public JsonNode revokeToken(String id) {
    return call("DELETE", TOKENS + "/" + word(id), BodyPublishers.noBody(), "");
  }

  public JsonNode start(Map<String, Object> order) {
    return start(order, fresh());
  }

  /** The same order under the same id is the same journey, however often it is sent. */
  public JsonNode start(Map<String, Object> order, String requestId) {
    return send("POST", "", json(order), requestId);
  }

  /** Watches over who was cleared in that journey. */
  public JsonNode watch(String journey, Map<String, Object> wish) {
    return send("POST", "/" + word(journey) + "/watch", json(wish), fresh());
  }

  public JsonNode list() {
    return send("GET", "", BodyPublishers.noBody(), "");
  }

  public JsonNode show(String journey) {
    return send("GET", "/" + word(journey), BodyPublishers.noBody(), "");
  }

  public JsonNode consent(String journey, boolean face, boolean voice) {
    return consent(journey, Map.of("face", face, "voice", voice));
  }

  /** Each purpose with yes or no. */
  public JsonNode consent(String journey, Map<String, Object> answer) {
    return send("POST", "/" + word(journey) + "/consent", json(answer), fresh());
  }

  /** The verdict on one case, and no other of the same journey. */
  public JsonNode decide(String reviewCase, Map<String, Object> verdict) {
    return call("POST", REVIEWS + "/" + word(reviewCase) + "/verdict", json(verdict), fresh());
  }

  /** The verdict on whatever the journey is held for. */
  public JsonNode review(String journey, Map<String, Object> verdict) {
    return send("POST", "/" + word(journey) + "/review", json(verdict), fresh());
  }

  public JsonNode reviews(String state) {
    return call("GET", REVIEWS + "?state=" + word(state), BodyPublishers.noBody(), "");
  }

  public JsonNode reviewCase(String reviewCase) {
    return call("GET", REVIEWS + "/" + word(reviewCase), BodyPublishers.noBody(), "");
  }

  public JsonNode part(String journey, String part) {
    return send("GET", "/" + word(journey) + "/" + part, BodyPublishers.noBody(), "");
  }

  public JsonNode leads(String state) {
    return call("GET", LEADS + "?state=" + word(state), BodyPublishers.noBody(), "");
  }

  /** Says what the two people of a lead are. */
  public JsonNode lead(String lead, String verdict, String reason) {
    return call(
        "POST",
        LEADS + "/" + word(lead) + "/verdict",
        json(Map.of("verdict", verdict, "reasonCode", reason)),
        "");
  }

  /**
   * Assigns a case.
   *
   * @param to {@code me}, a caller's id, or empty: nobody
   */
  public JsonNode assign(String reviewCase, Optional<String> to) {
    Map<String, Object> document = new HashMap<>();
    document.put("to", to.orElse(null));
    return call("POST", REVIEWS + "/" + word(reviewCase) + "/assignment", json(document), fresh());
  }

  public JsonNode cancel(String journey) {
    return send("POST", "/" + word(journey) + "/cancel", BodyPublishers.noBody(), "");
  }

  public JsonNode erase(String journey) {
    return send("POST", "/" + word(journey) + "/erase", BodyPublishers.noBody(), "");
  }

  /** What journeys cost people and where people leave, of all or since a day. */
  public JsonNode friction(Optional<String> since) {
    String query = since.map(day -> "?since=" + word(day)).orElse("");
    return call("GET", "/api/v1/friction" + query, BodyPublishers.noBody(), "");
  }

  public JsonNode decisions(Optional<String> since, Optional<String> after) {
    String day = since.map(it -> "&since=" + word(it)).orElse("");
    String page = after.map(it -> "&after=" + word(it)).orElse("");
    return call("GET", "/api/v1/decisions?limit=50" + day + page, BodyPublishers.noBody(), "");
  }

  /** The bundle, as {@code audit verify} takes it. */
  public byte[] proof(String journey) {
    HttpRequest request =
        request("GET", "/api/v1/journeys/" + word(journey) + "/proof", BodyPublishers.noBody());
    HttpResponse<byte[]> response = sent(request, BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw refused(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /** Streams a file; its name stays here. */
  public JsonNode evidence(String journey, EvidencePlace place, Path file) {
    String path =
        "/"
            + word(journey)
            + "/interactions/"
            + word(place.interaction())
            + "/evidence/"
            + word(place.role())
            + "?last="
            + place.last()
            + place.subject().stream().map(said -> "&" + said).collect(Collectors.joining());
    try {
      return send("PUT", path, BodyPublishers.ofFile(file), place.requestId());
    } catch (FileNotFoundException e) {
      throw new MendableFailure(file + " is not there: name a file of media", e);
    }
  }

  private JsonNode send(String method, String path, BodyPublisher body, String key) {
    return call(method, "/api/v1/journeys" + path, body, key);
  }

  /** Answers the document, or fails with one line of what the server says. */
  public JsonNode call(String method, String path, BodyPublisher body, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(request(method, path, body), (_, _) -> true);
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    HttpResponse<String> response = sent(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw refused(response.statusCode(), response.body());
    }
    return parsed(response.body());
  }

  private HttpRequest request(String method, String path, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", contentType(method, path))
        .method(method, body)
        .build();
  }

  private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new MendableFailure(server + " does not answer: ./throughline status shows why", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MendableFailure("interrupted", e);
    }
  }

  private static String contentType(String method, String path) {
    if (path.endsWith("/roster") || path.startsWith("/api/v1/journeys/bulk")) {
      return "text/csv";
    }
    return method.equals("PUT") ? "application/octet-stream" : "application/json";
  }

  private static MendableFailure refused(int status, String body) {
    JsonNode document = parsed(body);
    return new MendableFailure(
        "%d %s: %s"
            .formatted(
                status,
                document.path("reason").asText("no.reason"),
                document.path("detail").asText(document.path("title").asText(""))));
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body.isEmpty() ? "{}" : body);
    } catch (JsonProcessingException e) {
      throw new MendableFailure("the answer is no JSON: is this a Throughline server?", e);
    }
  }

  /** An id that was never used before. */
  public static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** A body. */
  public static BodyPublisher json(Map<String, Object> document) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }

  /** A word as part of an address. */
  public static String word(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
