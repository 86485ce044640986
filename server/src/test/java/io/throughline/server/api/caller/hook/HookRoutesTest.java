package io.throughline.server.api.caller.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.custody.webhook.WebhookMessage;
import io.throughline.custody.webhook.WebhookSignature;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.deployment.Sources;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signed events, from the sender's request to the journey's timeline. */
class HookRoutesTest extends DeployedServer {

  private static final String ATS = "/hooks/v1/ats";

  @Test
  void aSignedEventIsStoredAndThenOnTheTimelineOnce() {
    String journey = running();
    String id = id();
    String body = event("offer.extended", journey, ",\"sequence\":3");

    Api.Answer first = signed(ATS, id, body);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.json().path("outcome").asText()).isEqualTo("stored");
    awaitEventState(id, "delivered");
    Api.Answer second = signed(ATS, id, body);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("outcome").asText()).isEqualTo("repeated");
    assertThat(timeline(journey)).containsOnlyOnce("event.offer.extended");
  }

  @Test
  void anotherEventUnderAUsedIdIsRefused() {
    String journey = running();
    String id = id();
    signed(ATS, id, event("offer.extended", journey, ""));
    assertProblem(
        signed(ATS, id, event("application.withdrawn", journey, "")), 409, "event.id-reused");
  }

  @Test
  void bothKeysOfASourceAreGood() {
    String journey = running();
    for (String secret : List.of(Sources.OLD_KEY, Sources.NEW_KEY)) {
      String body = event("offer.extended", journey, "");
      assertThat(send(ATS, id(), body, secret, Instant.now()).status()).isEqualTo(202);
    }
  }

  @Test
  void whatNoKeyOfTheSourceSignedIsRefusedAndNotStored() {
    String body = event("offer.extended", running(), "");
    String id = id();
    assertProblem(send(ATS, id, body, Sources.OTHER_KEY, Instant.now()), 401, "signature.refused");
    assertProblem(
        send("/hooks/v1/nobody", id, body, Sources.NEW_KEY, Instant.now()),
        401,
        "signature.refused");
    assertProblem(
        send("/hooks/v1/payroll", id, body, Sources.NEW_KEY, Instant.now()),
        401,
        "signature.refused");
    assertThat(stored(id)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, -86_400, 301, 86_400})
  void aReplayIsRefused(long seconds) {
    String id = id();
    String body = event("offer.extended", running(), "");
    assertProblem(
        send(ATS, id, body, Sources.NEW_KEY, Instant.now().plusSeconds(seconds)),
        401,
        "signature.out-of-time");
    assertThat(stored(id)).isZero();
  }

  @Test
  void anEventOfNoJourneyIsKeptAsUnmatched() {
    for (String path : List.of(ATS, "/hooks/v1/elsewhere")) {
      String journey = path.equals(ATS) ? "j-" + "q".repeat(26) : running();
      String id = id();
      Api.Answer answer =
          send(path, id, event("offer.extended", journey, ""), Sources.NEW_KEY, Instant.now());
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.json().path("outcome").asText()).isEqualTo("unmatched");
      assertThat(state(id)).isEqualTo("unmatched");
    }
  }

  @Test
  void anEventOfAJourneyThatHasEndedIsKeptAsUnmatched() {
    String journey = running();
    String address = "/api/v1/journeys/" + journey;
    api.post(address + "/cancel", "");
    awaitState(address, "closed");
    String id = id();
    assertThat(signed(ATS, id, event("offer.extended", journey, "")).status()).isEqualTo(202);
    awaitEventState(id, "unmatched");
  }

  @Test
  void whatAnEarlierProcessStoredAndNeverToldIsTold() {
    String journey = running();
    String id = id();
    JdbcClient.create(database)
        .sql(
            "insert into webhook_event (source, event_id, tenant, journey_id, type, occurred_at,"
                + " sequence, digest, received_at, state, next_try_at) values ('ats', ?,"
                + " 't-default', ?, 'offer.extended', now(), 0, sha256('x'), now(), 'stored',"
                + " now() - interval '1 hour')")
        .params(id, journey)
        .update();
    awaitEventState(id, "delivered");
    assertThat(timeline(journey)).containsOnlyOnce("event.offer.extended");
  }

  @Test
  void aSourceSendsItsTypesOnly() {
    assertProblem(
        signed(ATS, id(), event("payroll.changed", running(), "")), 422, "event.type-not-allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                          | 400
          [1]                                                        | 422
          "x"                                                        | 422
          {"type":"a","type":"b"}                                    | 400
          {"type":"offer.extended"}{}                                | 400
          {"type":"offer.extended","timestamp":"T","data":{"journey":"J","email":"ada@example.org"}} | 422
          {"type":"offer.extended","timestamp":"T","data":{"journey":"J"},"name":"Ada"} | 422
          {"type":"offer.extended","timestamp":"T","data":{"journey":"ada@example.org"}} | 422
          {"type":"offer.extended","timestamp":"T","data":{"journey":["J"]}}   | 422
          {"type":"offer.extended","timestamp":"T","data":{"journey":"J","sequence":-1}}   | 422
          {"type":"offer.extended","timestamp":"T","data":{"journey":"J","sequence":1e9}}  | 422
          {"type":"offer.extended","timestamp":"T","data":{"journey":"J","sequence":99999999999999999999}} | 422
          {"type":"offer.extended","timestamp":"2099-01-01T00:00:00Z","data":{"journey":"J"}}  | 422
          {"type":"offer.extended","timestamp":"1970-01-01T00:00:00Z","data":{"journey":"J"}}  | 422
          {"type":"offer.extended","timestamp":"yesterday","data":{"journey":"J"}}  | 422
          {"type":"offer.extended","timestamp":NaN,"data":{"journey":"J"}}  | 400
          {"type":"erase.everything","timestamp":"T","data":{"journey":"J"}}  | 422\
          """)
  void whatIsNoEventIsRefusedAndNotStored(String body, int status) {
    String id = id();
    Api.Answer answer =
        signed(
            ATS,
            id,
            body.replace("\"T\"", "\"" + Instant.now() + "\"")
                .replace("\"J\"", "\"j-" + "a".repeat(26) + "\""));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.json().toString()).doesNotContain("example.org", "Ada");
    assertThat(stored(id)).isZero();
  }

  @Test
  void headersThatAreMissingOrDoubledAreRefused() {
    assertProblem(
        api.bare(ATS, request -> request.POST(BodyPublishers.ofString("{}"))),
        400,
        "webhook.headers");
    assertProblem(
        api.bare(
            ATS,
            request ->
                request
                    .header("webhook-id", "a")
                    .header("webhook-id", "b")
                    .header("webhook-timestamp", "1")
                    .POST(BodyPublishers.ofString("{}"))),
        400,
        "webhook.headers");
    assertProblem(
        api.bare(ATS, request -> request.POST(BodyPublishers.ofByteArray(new byte[64 * 1024 + 1]))),
        413,
        "request.over-limit");
  }

  private String running() {
    String address = api.startJourney();
    awaitState(address, "notified");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static String id() {
    return "msg_" + UUID.randomUUID();
  }

  private static String event(String type, String journey, String more) {
    return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"journey\":\"%s\"%s}}"
        .formatted(type, Instant.now(), journey, more);
  }

  private Api.Answer signed(String path, String id, String body) {
    return send(path, id, body, Sources.NEW_KEY, Instant.now());
  }

  @SuppressWarnings("checkstyle:ParameterNumber") // What a sender chooses.
  private Api.Answer send(String path, String id, String body, String secret, Instant at) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String signature =
        WebhookSignature.of(List.of(secret))
            .sign(new WebhookMessage(id, at.getEpochSecond(), bytes));
    return api.bare(
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .header("Webhook-Id", id)
                .header("Webhook-Timestamp", Long.toString(at.getEpochSecond()))
                .header("Webhook-Signature", signature)
                .POST(BodyPublishers.ofByteArray(bytes)));
  }

  private void awaitEventState(String id, String state) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!state(id).equals(state) && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(state(id)).isEqualTo(state);
  }

  private String state(String id) {
    return JdbcClient.create(database)
        .sql("select state from webhook_event where event_id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private long stored(String id) {
    return JdbcClient.create(database)
        .sql("select count(*) from webhook_event where event_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private String timeline(String journey) {
    return api.get("/api/v1/journeys/" + journey).json().path("timeline").toString();
  }
}
