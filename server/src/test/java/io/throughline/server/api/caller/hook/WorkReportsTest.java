package io.throughline.server.api.caller.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What other systems report of work: in batches, with words that nothing keeps. */
class WorkReportsTest extends DeployedServer {
  private static final String BATCH = "/hooks/v1/idp/batch";
  private static final String DEVICE = "Laptop-4711-of-Sam";

  @Test
  void eachRowOfABatchHasItsOwnAnswer() {
    String journey = "j-" + "q".repeat(26);
    String good = id();
    String body =
        batch(
            row(good, "session.started", Instant.now(), journey, "\"device\":\"a\""),
            row(good, "badge.in", Instant.now(), journey, ""),
            row(id(), "payroll.changed", Instant.now(), journey, null),
            row(id(), "tool.seen", Instant.now(), journey, "\"tool\":\"hammer\""),
            row(id(), "badge.in", Instant.now().plus(Duration.ofDays(2)), journey, ""),
            "{\"type\":\"badge.in\"}",
            row(id(), "badge.in", Instant.now().plus(Duration.ofHours(24)), journey, ""));

    Api.Answer answer = send(BATCH, body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(outcomes(answer))
        .containsExactly(
            "unmatched ",
            "refused request.invalid",
            "refused event.type-not-allowed",
            "refused request.invalid",
            "refused request.invalid",
            "refused request.invalid",
            "unmatched ");
    assertThat(outcomes(send(BATCH, body)).getFirst()).isEqualTo("repeated ");
  }

  @Test
  void nothingKeepsTheNameOfADevice() {
    String id = id();
    send(
        BATCH,
        batch(
            row(
                id,
                "session.started",
                Instant.now(),
                "j-" + "q".repeat(26),
                "\"device\":\"" + DEVICE + "\",\"latitude\":52.5163,\"longitude\":13.3777")));

    String kept =
        JdbcClient.create(database)
            .sql("select webhook_event::text from webhook_event where event_id = ?")
            .param(id)
            .query(String.class)
            .single();

    assertThat(kept).doesNotContain("4711").doesNotContain("Sam").doesNotContain("52.5163");
    assertThat(kept).contains("52.5").contains("13.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"events\":[]}", "{\"events\":{}}", "{\"events\":[{}],\"more\":1}", "[]", "{}"})
  void whatIsNoBatchIsRefused(String body) {
    assertThat(send(BATCH, body).status()).isEqualTo(422);
  }

  @Test
  void tooManyRowsAreRefused() {
    String rows = IntStream.range(0, 501).mapToObj(_ -> "{}").collect(Collectors.joining(","));
    assertThat(send(BATCH, "{\"events\":[" + rows + "]}").status()).isEqualTo(422);
    assertThat(send(BATCH, "{\"events\":[").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"device\":1",
        "\"device\":\"\"",
        "\"name\":\"Sam\"",
        "\"latitude\":91,\"longitude\":0",
        "\"latitude\":1",
        "\"latitude\":\"1\",\"longitude\":1",
        "\"tool\":null"
      })
  void whatIsNoWorkIsRefused(String work) {
    String row = row(id(), "session.started", Instant.now(), "j-" + "q".repeat(26), work);
    assertThat(outcomes(send(BATCH, batch(row)))).containsExactly("refused request.invalid");
  }

  @Test
  void aBatchThatNobodySignedIsRefused() {
    Api.Answer answer =
        send("/hooks/v1/payroll/batch", batch(row(id(), "badge.in", Instant.now(), "j", "")));
    assertThat(answer.status()).isEqualTo(401);
  }

  private static List<String> outcomes(Api.Answer answer) {
    return answer.json().path("events").valueStream().map(WorkReportsTest::outcome).toList();
  }

  private static String outcome(JsonNode row) {
    return row.path("outcome").asText() + " " + row.path("reason").asText();
  }

  private static String batch(String... rows) {
    return "{\"events\":[" + String.join(",", rows) + "]}";
  }

  @SuppressWarnings("checkstyle:ParameterNumber") // What a row has.
  private static String row(
      String id, String type, Instant at, String journey, @Nullable String work) {
    String more = work == null ? "" : ",\"work\":{" + work + "}";
    return "{\"id\":\"%s\",\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"journey\":\"%s\"%s}}"
        .formatted(id, type, at, journey, more);
  }

  private static String id() {
    return "row_" + UUID.randomUUID();
  }

  private Api.Answer send(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Instant at = Instant.now();
    String id = "batch_" + UUID.randomUUID();
    String signature =
        WebhookSignature.of(List.of(Sources.NEW_KEY))
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
}
