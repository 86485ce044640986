package io.throughline.server.cli.demo.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.custody.webhook.WebhookMessage;
import io.throughline.custody.webhook.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The demo's identity provider and badge readers: they report in signed batches. */
public final class LocalReporter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final WebhookSignature signature;

  LocalReporter(URI server, String key) {
    this.server = server;
    this.signature = WebhookSignature.of(List.of("whsec_" + key));
  }

  /** Sends them under one signature; fails unless every one was stored. */
  public void send(List<Map<String, Object>> events) throws InterruptedException {
    try {
      byte[] body = JSON.writeValueAsBytes(Map.of("events", events));
      long at = Instant.now().getEpochSecond();
      WebhookMessage message = new WebhookMessage("batch-" + UUID.randomUUID(), at, body);
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve("/hooks/v1/" + LocalPeers.REPORTS + "/batch"))
              .header("Content-Type", "application/json")
              .header(WebhookSignature.ID_HEADER, message.id())
              .header(WebhookSignature.TIMESTAMP_HEADER, Long.toString(at))
              .header(WebhookSignature.SIGNATURE_HEADER, signature.sign(message))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      try (HttpClient http = HttpClient.newHttpClient()) {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        requireStored(answer);
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of texts are JSON", impossible);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void requireStored(HttpResponse<String> answer) throws JsonProcessingException {
    boolean stored = answer.statusCode() == 200;
    for (var row : JSON.readTree(answer.body()).path("events")) {
      stored &= row.path("outcome").asText().equals("stored");
    }
    if (!stored) {
      throw new IllegalStateException("reports were not stored: " + answer.statusCode());
    }
  }
}
