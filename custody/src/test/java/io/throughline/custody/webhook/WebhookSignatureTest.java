package io.throughline.custody.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.custody.webhook.WebhookSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  /** The example that the reference libraries of Standard Webhooks publish. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final WebhookMessage MESSAGE =
      message("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}");
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final WebhookSignature SIGNATURE = WebhookSignature.of(List.of(SECRET));

  @Test
  void thePublishedExampleIsSignedAndVerified() {
    assertThat(SIGNATURE.sign(MESSAGE)).isEqualTo(SIGNED);
    assertThat(SIGNATURE.verify(MESSAGE, SIGNED, AT)).isEqualTo(Verdict.VALID);
    assertThat(WebhookSignature.of(List.of(SECRET.substring(6))).sign(MESSAGE)).isEqualTo(SIGNED);
  }

  @Test
  void anyByteOfIdTimeOrBodyCounts() {
    for (WebhookMessage other :
        List.of(
            message("msg_p5jXN8AQM9LWM0D4loKWxJel", 1614265330, "{\"test\": 2432232314}"),
            message("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265331, "{\"test\": 2432232314}"),
            message("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232315}"))) {
      assertThat(SIGNATURE.verify(other, SIGNED, AT)).isEqualTo(Verdict.REFUSED);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,VALID", "300,VALID", "-300,VALID", "301,OUT_OF_TIME", "-301,OUT_OF_TIME"})
  void aMessageHasFiveMinutesBeforeAndAfter(long seconds, Verdict verdict) {
    assertThat(SIGNATURE.verify(MESSAGE, SIGNED, AT.plusSeconds(seconds))).isEqualTo(verdict);
  }

  @Test
  void aKeyIsReplacedWithoutAGap() {
    String next = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    WebhookSignature both = WebhookSignature.of(List.of(SECRET, next));
    WebhookSignature onlyNext = WebhookSignature.of(List.of(next));

    assertThat(both.verify(MESSAGE, SIGNED, AT)).isEqualTo(Verdict.VALID);
    assertThat(both.verify(MESSAGE, onlyNext.sign(MESSAGE), AT)).isEqualTo(Verdict.VALID);
    assertThat(SIGNATURE.verify(MESSAGE, both.sign(MESSAGE), AT)).isEqualTo(Verdict.VALID);
    assertThat(onlyNext.verify(MESSAGE, SIGNED, AT)).isEqualTo(Verdict.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "v1,", "v2,g0hM", "g0hM", "v1", "v1a,x", ",", "v1,\u00ff"})
  void whatIsNoSignatureIsRefused(String header) {
    assertThat(SIGNATURE.verify(MESSAGE, header, AT)).isEqualTo(Verdict.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_AAAA", "no base64 at all, but long enough to be it"})
  void aWeakOrBrokenKeyIsRefusedWithoutBeingTold(String secret) {
    assertThatThrownBy(() -> WebhookSignature.of(List.of(secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("AAAA", "no base64 at all");
    assertThatThrownBy(() -> WebhookSignature.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a b", "a\n", "é"})
  void anIdThatCouldBeReadInTwoWaysIsRefused(String id) {
    assertThatThrownBy(() -> message(id, 1, "")).isInstanceOf(IllegalArgumentException.class);
  }

  private static WebhookMessage message(String id, long seconds, String body) {
    return new WebhookMessage(id, seconds, body.getBytes(StandardCharsets.UTF_8));
  }
}
