package io.throughline.activities.action.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.activities.action.peer.Connector;
import io.throughline.activities.action.peer.HttpPeer;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.custody.webhook.WebhookMessage;
import io.throughline.custody.webhook.WebhookSignature;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hands remedies to one receiver as events, in the manner of Standard Webhooks. An event has the
 * same id at each try, by which a receiver knows it again.
 */
public final class WebhookConnector implements Connector {
  private static final String SENT = "sent";

  private final WebhookReceiver receiver;
  private final Clock clock;
  private final HttpPeer peer;
  private final JsonMapper json = new JsonMapper();

  public WebhookConnector(WebhookReceiver receiver, Clock clock) {
    this.receiver = receiver;
    this.clock = clock;
    this.peer = new HttpPeer(receiver.timeout());
  }

  @Override
  public boolean takes(Remedy remedy) {
    return receiver.taken().contains(remedy);
  }

  @Override
  public boolean actsOnAccounts() {
    return false;
  }

  /** What was there is the receiver's to know. */
  @Override
  public String observe(RemedyOrder order) {
    return SENT;
  }

  @Override
  public void carryOut(RemedyOrder order, String before) {
    WebhookMessage message =
        new WebhookMessage(
            id(order.key()),
            clock.instant().getEpochSecond(),
            body(order).getBytes(StandardCharsets.UTF_8));
    HttpPeer.Answer answer =
        peer.ask(
            HttpRequest.newBuilder(receiver.address())
                .header("Content-Type", "application/json")
                .header(WebhookSignature.ID_HEADER, message.id())
                .header(WebhookSignature.TIMESTAMP_HEADER, Long.toString(message.seconds()))
                .header(WebhookSignature.SIGNATURE_HEADER, signed(message))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body())));
    if (answer.status() / 100 != 2) {
      throw NotDone.refused("receiver.answered-" + answer.status());
    }
  }

  /** One signature for each key: while keys are changed, a receiver with either one accepts. */
  private String signed(WebhookMessage message) {
    try {
      return receiver.keys().get().sign(message);
    } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException unreadable) {
      throw HttpPeer.unreachable("the receiver's signing keys cannot be read");
    }
  }

  private String body(RemedyOrder order) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("remedy", order.remedy().word());
    data.put("journey", order.journey().value());
    data.put("automatic", order.automatic());
    if (order.account() != null) {
      data.put("account", order.account().userName());
    }
    if (order.undoes() != null) {
      data.put("undoes", id(order.undoes()));
    }
    if (order.until() != null) {
      data.put("until", order.until().toString());
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", "remedy." + order.remedy().word());
    event.put("data", data);
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("maps of texts are JSON");
    }
  }

  private static String id(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("remedy " + key).getBytes(StandardCharsets.UTF_8));
      return "msg_" + HexFormat.of().formatHex(digest, 0, 20);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
