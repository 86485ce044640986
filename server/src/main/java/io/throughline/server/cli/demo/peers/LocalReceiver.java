package io.throughline.server.cli.demo.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.custody.webhook.WebhookMessage;
import io.throughline.custody.webhook.WebhookSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A system of record that takes signed events: it checks who sent them and when, and knows an event
 * that comes again by its id.
 */
public final class LocalReceiver implements AutoCloseable {
  private final WebhookSignature keys;
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final LocalServer server;

  /** What the event asks for, and for which journey. */
  public record Event(String remedy, String journey) {}

  LocalReceiver(String secret) {
    keys = WebhookSignature.of(List.of(secret));
    server = new LocalServer(this::answer);
  }

  URI address() {
    return URI.create(server.address() + "/events");
  }

  /** What that journey asked for, in order; an event that came twice is one. */
  public synchronized List<String> remediesOf(String journey) {
    return new ArrayList<>(events.values())
        .stream().filter(event -> event.journey().equals(journey)).map(Event::remedy).toList();
  }

  private synchronized LocalServer.Answer answer(LocalServer.Request request)
      throws JsonProcessingException {
    String id = request.header(WebhookSignature.ID_HEADER);
    if (!signed(request, id)) {
      return new LocalServer.Answer(401, "");
    }
    JsonNode data = server.read(request.body()).path("data");
    events.putIfAbsent(id, new Event(data.path("remedy").asText(), data.path("journey").asText()));
    return new LocalServer.Answer(204, "");
  }

  private boolean signed(LocalServer.Request request, String id) {
    try {
      WebhookMessage message =
          new WebhookMessage(
              id,
              Long.parseLong(request.header(WebhookSignature.TIMESTAMP_HEADER)),
              request.body().getBytes(StandardCharsets.UTF_8));
      String signatures = request.header(WebhookSignature.SIGNATURE_HEADER);
      return keys.verify(message, signatures, Instant.now()) == WebhookSignature.Verdict.VALID;
    } catch (IllegalArgumentException notWellFormed) {
      return false;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
