package io.throughline.server.api.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that two readers could take for different ones; there is one answer, a refusal. */
@ExtendWith(OutputCaptureExtension.class)
class SmugglingTest extends DeployedServer {

  private static final String HIDDEN = "GET /actuator/health HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String MARK = "smuggled-mark@example.org";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\u000bchunked",
        "Transfer-Encoding: chunked, identity",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Content-Length : 5",
        "Content-Length: 5\r\n folded: 6",
        "X: a\0b\r\nContent-Length: 5",
        "X: a\rSet-Cookie: b\r\nContent-Length: 5",
        "Host: y\r\nContent-Length: 5",
        "Idempotency-Key: a\r\n\tSet-Cookie: b\r\nContent-Length: 5"
      })
  void aBodyOfTwoLengthsIsRefusedAndNothingBehindItIsAnswered(String headers, CapturedOutput log) {
    String said =
        RawRequest.answer(
            api.port(),
            "POST /api/v1/journeys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + api.token()
                + "\r\nContent-Type: application/json\r\nX-Mark: "
                + MARK
                + "\r\n"
                + headers
                + "\r\n\r\n0\r\n\r\n"
                + HIDDEN);

    assertThat(said).matches("(?s)HTTP/1.1 (4|501).*");
    assertThat(said).doesNotContain("HTTP/1.1 200", "Set-Cookie", MARK);
    assertThat(log.getAll()).doesNotContain(MARK, api.token());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/journeys HTTP/1.1\r\n\r\n",
        "GET /api/v1/journeys HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/v1/journeys HTTP/1.1\r\nHost: " + MARK + " b\r\n\r\n",
        "GET /api/v1/journeys HTTP/1.1\r\nHost: a/../b\r\n\r\n",
        "GET http://169.254.169.254/latest/meta-data HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET file:///etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        "CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: x\r\n\r\n",
        "TRACE /api/v1/journeys HTTP/1.1\r\nHost: x\r\nX-Mark: " + MARK + "\r\n\r\n",
        "GET /api/v1/journeys/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api\\v1\\journeys HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/v1/journeys HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /api/v1/" + MARK + "\0neys HTTP/1.1\r\nHost: x\r\n\r\n",
        "G\u00cbT /api/v1/journeys HTTP/1.1\r\nHost: x\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"
      })
  void aRequestLineThatIsNoneOfOursIsRefused(String request, CapturedOutput log) {
    String said = RawRequest.answer(api.port(), request);

    assertThat(said).matches("(?s)(HTTP/1.1 [45].*)?");
    assertThat(said).doesNotContain("root:", MARK);
    assertThat(log.getAll()).doesNotContain(MARK);
  }

  @Test
  void aVeryLongHeaderIsRefused() {
    String said =
        RawRequest.answer(
            api.port(),
            "GET /actuator/health HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");

    assertThat(said).matches("(?s)(HTTP/1.1 4.*)?");
  }

  @Test
  void aConnectionOnWhichNothingMoreComesIsClosed() {
    Duration longest = Duration.ofSeconds(40);
    Duration halfAHead =
        RawRequest.borne(api.port(), "POST /api/v1/journeys HTTP/1.1\r\nHost: x\r\n", longest);

    assertThat(halfAHead).isLessThan(longest);
    assertThat(api.get("/api/v1/journeys").status()).isEqualTo(200);
  }

  @Test
  void aForwardedAddressChangesNothing() {
    Api.Answer answer =
        api.send(
            "/api/v1/journeys",
            request ->
                request
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-Host", "evil.example.org")
                    .header("X-Forwarded-Proto", "javascript")
                    .header("Forwarded", "host=evil.example.org")
                    .header("X-Original-URL", "/api/v1/tokens")
                    .header("X-HTTP-Method-Override", "DELETE")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Api.NEW_JOURNEY)));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).startsWith("/api/v1/journeys/j-");
  }
}
