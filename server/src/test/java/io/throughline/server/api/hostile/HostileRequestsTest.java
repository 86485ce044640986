package io.throughline.server.api.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.journeys.JourneysProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Addresses, headers and words that mean to be more than they are. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTest extends DeployedServer {

  private static final String JOURNEYS = "/api/v1/journeys";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/journeys/%2e%2e/%2e%2e/etc/passwd",
        "/api/v1/journeys/%252e%252e%252fetc%252fpasswd",
        "/api/v1/journeys/..%5c..%5cetc%5cpasswd",
        "/api/v1/journeys/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
        "/api/v1/journeys/%u002e%u002e/etc/passwd",
        "/api/v1/journeys/%ff%fe",
        "/api/v1/journeys/x%00.json",
        "/api/v1/journeys/x%0d%0aSet-Cookie:a=b",
        "/api/v1/journeys;jsessionid=1",
        "/api/v1/journeys/.;/",
        "/api/v1//journeys",
        "/api/v1/journeys/",
        "/API/V1/JOURNEYS",
        "/api/v1/journeys/'%20or%20'1'='1",
        "/api/v1/journeys/1;drop%20table%20journey",
        "/api/v1/journeys/$%7bjndi:ldap:%2f%2f127.0.0.1%2fa%7d",
        "/api/v1/journeys/file:%2f%2f%2fetc%2fpasswd",
        "/api/v1/journeys/http:%2f%2f169.254.169.254%2f",
        "/api/v1/journeys/%7b%7b7*7%7d%7d",
        "/internal/vault/../../keys/master",
        "/internal/vault/%2e%2e%2fkeys",
        "/internal/vault/file:%2f%2f%2fetc%2fpasswd",
        "/actuator/env",
        "/actuator/health/../env",
        "/actuator/heapdump",
        "/error?exception=x"
      })
  void anAddressThatIsNotListedOpensNothing(String path, CapturedOutput log) {
    String said = raw(path);

    assertThat(said).as(path).matches("(?s)HTTP/1.1 (400|403|404) .*");
    assertThat(said).contains("application/problem+json");
    assertThat(said).doesNotContain("root:", "passwd", "jndi", "Set-Cookie");
    assertThat(log.getAll()).doesNotContain("passwd", "jndi");
  }

  @Test
  void anAddressWithoutEndIsRefused() {
    assertThat(raw(JOURNEYS + "/" + "a".repeat(5_000))).matches("(?s)HTTP/1.1 4(00|04|14).*");
  }

  @ParameterizedTest
  @CsvSource({
    "text/xml,415",
    "application/x-www-form-urlencoded,415",
    "multipart/form-data;boundary=x,415",
    "application/x-yaml,415",
    "application/java-serialized-object,415",
    "not a type,415"
  })
  void aBodyOfAnotherKindIsRefused(String type, int status) {
    Api.Answer answer =
        api.send(
            JOURNEYS,
            request ->
                request
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("_method=DELETE&kind=hiring")));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aPackedBodyIsNeverUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 32; i++) {
        gzip.write(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(packed.size()).isLessThan(64 * 1024);
    Api.Answer answer =
        api.send(
            JOURNEYS,
            request ->
                request
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

    assertProblem(answer, 400, "request.unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "\t"})
  void anOddIdempotencyKeyIsRefusedAndNotStored(String key) {
    long before = journeys();
    Api.Answer answer =
        api.send(
            JOURNEYS,
            request ->
                request
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(Api.NEW_JOURNEY)));

    assertProblem(answer, 422, "request.invalid");
    assertThat(journeys()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${jndi:ldap://127.0.0.1:1/a}",
        "${env:HOME}${sys:java.version}",
        "{{7*7}}#{7*7}<%= 7*7 %>",
        "%n%s%x%p%1$s",
        "<script>alert(1)</script>",
        "' or '1'='1'; drop table journey; --",
        "$(id)`id`|id;id&&id",
        "../../../../etc/passwd",
        "{link}{contact}{journey}",
        "=cmd|' /C calc'!A0"
      })
  void wordsAreWordsOnly(String word, CapturedOutput log) {
    String spoken = word.replace("\\", "\\\\").replace("\"", "\\\"");
    Api.Answer started =
        api.post(JOURNEYS, Api.NEW_JOURNEY.replace("\"Ada\"", "\"" + spoken + "\""));
    Api.Answer noted = newToken("{\"roles\":[\"hr\"],\"note\":\"%s\"}".formatted(spoken));

    assertThat(started.status()).isEqualTo(201);
    assertThat(started.json().toString()).doesNotContain(word);
    assertThat(new JourneysProbe(database).everything()).contains("journey_id");
    assertThat(noted.status()).isIn(201, 422);
    assertThat(log.getAll()).doesNotContain(word);
    awaitState(started.header("Location"), "notified");
    for (String reason : new String[] {word, "review." + word}) {
      assertThat(
              analyst
                  .post(
                      started.header("Location") + "/review",
                      "{\"verdict\":\"clear\",\"reasonCode\":\"%s\"}"
                          .formatted(reason.replace("\"", "\\\"")))
                  .status())
          .isIn(400, 422);
    }
  }

  private long journeys() {
    return org.springframework.jdbc.core.simple.JdbcClient.create(database)
        .sql("select count(*) from journey")
        .query(Long.class)
        .single();
  }

  /** As it stands here: Java's own client would mend or refuse such an address. */
  private String raw(String path) {
    return RawRequest.answer(
        api.port(),
        "GET "
            + path
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
            + api.token()
            + "\r\n\r\n");
  }
}
