package io.throughline.activities.action;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.temporal.failure.ApplicationFailure;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.activities.action.webhook.WebhookConnector;
import io.throughline.activities.action.webhook.WebhookReceiver;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import io.throughline.custody.webhook.WebhookSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConnectorTest {
  private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW =
      Base64.getEncoder().encodeToString("n".repeat(24).getBytes(StandardCharsets.UTF_8));
  private static final RemedyOrder HOLD = Orders.automatic("a", new Remedy.HoldOffer());
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  private final WireMockServer peer = new WireMockServer(options().dynamicPort());
  private final List<String> keys = new ArrayList<>(List.of("whsec_" + OLD));

  @BeforeEach
  void listen() {
    peer.start();
    answer(aResponse().withStatus(202));
  }

  @AfterEach
  void stop() {
    peer.stop();
  }

  @Test
  void aReceiverCanTellWhoSentItAndWhen() throws Exception {
    connector().carryOut(HOLD, "sent");
    LoggedRequest event = last();
    assertThat(event.getHeader("webhook-timestamp")).isEqualTo("1795341600");
    assertThat(event.getHeader("webhook-signature")).isEqualTo(expected(OLD, event));
    JsonNode body = new JsonMapper().readTree(event.getBodyAsString());
    assertThat(body.path("type").asText()).isEqualTo("remedy.hold-offer");
    assertThat(body.path("data").path("journey").asText()).isEqualTo(HOLD.journey().value());
    assertThat(body.path("data").path("account").asText()).isEqualTo(Orders.SAM.userName());
  }

  @Test
  void aChangeOfKeysLosesNoEvent() throws Exception {
    keys.add(NEW);
    connector().carryOut(HOLD, "sent");
    LoggedRequest event = last();
    assertThat(event.getHeader("webhook-signature").split(" "))
        .containsExactly(expected(OLD, event), expected(NEW, event));
  }

  @Test
  void eachTryHasTheSameIdAndAnUndoNamesIt() {
    connector().carryOut(HOLD, "sent");
    connector().carryOut(HOLD, "sent");
    connector().carryOut(Orders.undoing(HOLD), "sent");
    List<String> ids =
        peer.getAllServeEvents().reversed().stream()
            .map(event -> event.getRequest().getHeader("webhook-id"))
            .toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)).doesNotContain("j-");
    assertThat(last().getBodyAsString()).contains("release-offer", "\"undoes\":\"" + ids.get(0));
  }

  @Test
  void aReceiverTakesWhatItIsNamedForAndTheInverseOfIt() {
    assertThat(connector().takes(new Remedy.HoldOffer())).isTrue();
    assertThat(connector().takes(new Remedy.ReleaseOffer())).isTrue();
    assertThat(connector().takes(new Remedy.HoldPayroll())).isFalse();
    assertThat(connector().takes(new Remedy.TellRestored())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 408, 409, 425, 429, 500, 503})
  void whatTimeOrAnOperatorMendsIsTriedAgain(int status) {
    answer(aResponse().withStatus(status).withHeader("Retry-After", "9"));
    ApplicationFailure failure = failure();
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(9));
    assertThat(failure.getMessage()).doesNotContain("sam");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 404, 410, 422})
  void whatIsAnsweredForGoodIsNotTriedAgain(int status) {
    answer(aResponse().withStatus(status).withHeader("Location", peer.baseUrl() + "/else"));
    assertThat(
            catchThrowableOfType(NotDone.class, () -> connector().carryOut(HOLD, "sent")).reason())
        .isEqualTo("receiver.answered-" + status);
    assertThat(peer.getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
  void aBrokenConnectionIsTriedAgain(Fault fault) {
    answer(aResponse().withFault(fault));
    assertThat(failure().getType()).isEqualTo("REMEDY_UNREACHABLE");
  }

  @Test
  void aSlowOrEndlessAnswerIsCutOff() {
    answer(aResponse().withFixedDelay(5_000));
    assertThat(failure().getType()).isEqualTo("REMEDY_UNREACHABLE");
    answer(aResponse().withBody("x".repeat(300_000)));
    assertThat(failure().getType()).isEqualTo("REMEDY_UNREACHABLE");
  }

  @Test
  void withoutAKeyNothingIsSent() {
    keys.clear();
    assertThat(failure().getType()).isEqualTo("REMEDY_UNREACHABLE");
    keys.add("no base64!");
    assertThat(failure().getType()).isEqualTo("REMEDY_UNREACHABLE");
    assertThat(peer.getAllServeEvents()).isEmpty();
  }

  @Test
  void aShortKeyIsNone() {
    assertThatThrownBy(() -> WebhookSignature.of(List.of("whsec_c2hvcnQ=")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void answer(ResponseDefinitionBuilder response) {
    peer.stubFor(post(anyUrl()).willReturn(response));
  }

  private ApplicationFailure failure() {
    return catchThrowableOfType(ApplicationFailure.class, () -> connector().carryOut(HOLD, "sent"));
  }

  private LoggedRequest last() {
    return peer.getAllServeEvents().getFirst().getRequest();
  }

  /** As a receiver computes it. */
  private static String expected(String key, LoggedRequest event) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
    String signed =
        String.join(
            ".",
            Arrays.asList(
                event.getHeader("webhook-id"),
                event.getHeader("webhook-timestamp"),
                event.getBodyAsString()));
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private WebhookConnector connector() {
    return new WebhookConnector(
        new WebhookReceiver(
            URI.create(peer.baseUrl() + "/events"),
            Set.of(new Remedy.HoldOffer(), new Remedy.RevokeSessions()),
            () -> WebhookSignature.of(keys),
            Duration.ofSeconds(1)),
        NOW);
  }
}
