package io.throughline.server.cli.demo.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A system of record that takes signed events: it checks who sent them and when, and knows an event
 * that comes again by its id.
 */
public final class LocalReceiver implements AutoCloseable {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final SecretKeySpec key;
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final LocalServer server;

  /** What the event asks for, and for which journey. */
  public record Event(String remedy, String journey) {}

  LocalReceiver(byte[] secret) {
    key = new SecretKeySpec(secret, "HmacSHA256");
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
    String id = request.header("webhook-id");
    String timestamp = request.header("webhook-timestamp");
    boolean signed =
        Arrays.stream(request.header("webhook-signature").split(" "))
            .anyMatch(one -> same(one, signature(id + "." + timestamp + "." + request.body())));
    if (id.isEmpty() || !signed || !recent(timestamp)) {
      return new LocalServer.Answer(401, "");
    }
    JsonNode data = server.read(request.body()).path("data");
    events.putIfAbsent(id, new Event(data.path("remedy").asText(), data.path("journey").asText()));
    return new LocalServer.Answer(204, "");
  }

  private static boolean recent(String timestamp) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, Instant.now()).abs().compareTo(TOLERANCE) <= 0;
  }

  private String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
