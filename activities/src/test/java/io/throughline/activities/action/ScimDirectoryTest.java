package io.throughline.activities.action;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.temporal.failure.ApplicationFailure;
import io.throughline.activities.action.directory.ScimDirectory;
import io.throughline.activities.action.directory.ScimSettings;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.contracts.remediation.action.Remedy;
import io.throughline.contracts.remediation.action.RemedyOrder;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A SCIM 2.0 directory (RFC 7643, RFC 7644) and the faults that such services document. */
class ScimDirectoryTest {
  private static final RemedyOrder SUSPEND = Orders.automatic("a", new Remedy.Suspend());
  private static final RemedyOrder LIMIT = Orders.automatic("a", new Remedy.Limit());
  private static final String PATCH_SCHEMA =
      "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]";

  private final WireMockServer peer = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void listen() {
    peer.start();
  }

  @AfterEach
  void stop() {
    peer.stop();
  }

  @Test
  void anAccountIsFoundByItsNameWhateverIsInIt() {
    answer(user(true, ""));
    assertThat(directory().observe(SUSPEND)).isEqualTo("active");
    peer.verify(
        getRequestedFor(urlPathEqualTo("/scim/v2/Users"))
            .withQueryParam("filter", equalTo("userName eq \"sam.o'neil+\\\"x\\\"@corp.example\""))
            .withHeader("Authorization", equalTo("Bearer secret"))
            .withHeader("Accept", equalTo("application/scim+json")));
  }

  @Test
  void suspendingSetsActiveToFalseForTheVersionThatWasSeen() {
    scripted(user(true, ""), user(false, ""));
    directory().carryOut(SUSPEND, "active");
    peer.verify(
        1,
        patchRequestedFor(urlEqualTo("/scim/v2/Users/u%2F1"))
            .withHeader("If-Match", equalTo("W/\"7\""))
            .withHeader("Content-Type", equalTo("application/scim+json"))
            .withRequestBody(
                equalToJson(
                    "{"
                        + PATCH_SCHEMA
                        + ",\"Operations\":"
                        + "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}")));
  }

  @Test
  void reinstatingWakesOnlyWhomWePutToSleep() {
    scripted(user(false, ""), user(true, ""));
    directory().carryOut(Orders.undoing(SUSPEND), "active");
    peer.verify(1, patchRequestedFor(anyUrl()));

    assertNotDone(
        () -> directory().carryOut(Orders.undoing(SUSPEND), "inactive"), "remedy.was-so-before");
    peer.verify(1, patchRequestedFor(anyUrl()));
  }

  @Test
  void limitingJoinsTheGroupAndLiftingLeavesIt() {
    answer(user(true, ""));
    peer.stubFor(patch(anyUrl()).willReturn(aResponse().withStatus(204)));
    assertThat(directory().observe(LIMIT)).isEqualTo("no-member");
    directory().carryOut(LIMIT, "no-member");
    directory().carryOut(Orders.undoing(LIMIT), "no-member");
    String group = "/scim/v2/Groups/least%20rights";
    peer.verify(
        patchRequestedFor(urlEqualTo(group))
            .withHeader("If-Match", absent())
            .withRequestBody(
                equalToJson(
                    "{"
                        + PATCH_SCHEMA
                        + ",\"Operations\":"
                        + "[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u/1\"}]}]}")));
    peer.verify(
        patchRequestedFor(urlEqualTo(group))
            .withRequestBody(
                equalToJson(
                    "{"
                        + PATCH_SCHEMA
                        + ",\"Operations\":"
                        + "[{\"op\":\"remove\",\"path\":\"members[value eq \\\"u/1\\\"]\"}]}")));
  }

  @Test
  void whoWasLimitedBeforeStaysLimited() {
    answer(user(true, "{\"value\":\"least rights\"}"));
    assertThat(directory().observe(LIMIT)).isEqualTo("member");
    assertNotDone(
        () -> directory().carryOut(Orders.undoing(LIMIT), "member"), "remedy.was-so-before");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"totalResults\":0} | directory.account-unknown",
        "{\"totalResults\":0,\"Resources\":[]} | directory.account-unknown",
        "{\"totalResults\":2,\"Resources\":[]} | directory.account-ambiguous"
      })
  void whoIsNotFoundIsNotActedOn(String body, String reason) {
    answer(aResponse().withBody(body));
    assertNotDone(() -> directory().observe(SUSPEND), reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "<html/>",
        "{\"totalResults\":1",
        "{\"Resources\":[]}",
        "{\"totalResults\":1}",
        "{\"totalResults\":\"1\",\"Resources\":[{}]}",
        "{\"totalResults\":1,\"Resources\":[{\"id\":\"u\",\"userName\":\"eve\",\"active\":true}]}",
        "{\"totalResults\":1,\"Resources\":[{\"id\":\"u\","
            + "\"userName\":\"sam.o'neil+\\\"x\\\"@corp.example\"}]}"
      })
  void whatIsNoAccountIsNotBelieved(String body) {
    answer(aResponse().withBody(body));
    assertUnreachable(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 408, 409, 412, 429, 500, 502, 503, 504})
  void whatTimeOrAnOperatorMendsIsTriedAgain(int status) {
    answer(aResponse().withStatus(status));
    assertUnreachable(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 1", "86400, 300"})
  void aPauseThatIsAskedForIsKept(String asked, long kept) {
    answer(aResponse().withStatus(429).withHeader("Retry-After", asked));
    assertUnreachable(Optional.of(Duration.ofSeconds(kept)));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 400, 404, 501})
  void whatIsAnsweredForGoodIsNotTriedAgain(int status) {
    peer.stubFor(get(anyUrl()).willReturn(user(true, "")));
    peer.stubFor(
        patch(anyUrl())
            .willReturn(
                aResponse().withStatus(status).withHeader("Location", peer.baseUrl() + "/else")));
    if (status >= 500) {
      assertThatThrownBy(() -> directory().carryOut(SUSPEND, "active"))
          .isInstanceOf(ApplicationFailure.class);
    } else {
      assertNotDone(
          () -> directory().carryOut(SUSPEND, "active"),
          status == 404 ? "directory.gone" : "directory.answered-" + status);
    }
    peer.verify(0, getRequestedFor(urlPathEqualTo("/else")));
  }

  @Test
  void anAnswerOf200ThatChangesNothingIsNotBelieved() {
    scripted(user(true, ""), user(true, ""));
    assertThatThrownBy(() -> directory().carryOut(SUSPEND, "active"))
        .isInstanceOf(ApplicationFailure.class);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsTriedAgain(Fault fault) {
    answer(aResponse().withFault(fault));
    assertUnreachable(Optional.empty());
  }

  @Test
  void aSlowAnswerIsCutOff() {
    answer(user(true, "").withChunkedDribbleDelay(20, 8_000));
    assertUnreachable(Optional.empty());
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    answer(aResponse().withBody("{\"totalResults\":0,\"x\":\"" + "x".repeat(300_000) + "\"}"));
    assertUnreachable(Optional.empty());
  }

  @Test
  void withoutAnAccountThereIsNothingToDo() {
    assertNotDone(() -> directory().observe(Orders.withoutAccount(SUSPEND)), "remedy.no-account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://directory.example/scim",
        "ftp://localhost",
        "https://a:b@directory.example"
      })
  void onlyTlsOrThisMachineIsSpokenWith(String address) {
    assertThatThrownBy(() -> settings(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void answer(ResponseDefinitionBuilder response) {
    peer.stubFor(get(anyUrl()).willReturn(response));
  }

  /** The second answer once something was changed. */
  private void scripted(ResponseDefinitionBuilder before, ResponseDefinitionBuilder after) {
    String started = com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
    peer.stubFor(get(anyUrl()).inScenario("s").whenScenarioStateIs(started).willReturn(before));
    peer.stubFor(get(anyUrl()).inScenario("s").whenScenarioStateIs("done").willReturn(after));
    peer.stubFor(
        patch(anyUrl())
            .inScenario("s")
            .willReturn(aResponse().withStatus(200))
            .willSetStateTo("done"));
  }

  private static ResponseDefinitionBuilder user(boolean active, String groups) {
    return aResponse()
        .withHeader("Content-Type", "application/scim+json")
        .withBody(
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
             "totalResults":1,"startIndex":1,"itemsPerPage":1,
             "Resources":[{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
               "id":"u/1","userName":"SAM.o'neil+\\"x\\"@corp.example","active":%s,
               "groups":[%s],"meta":{"version":"W/\\"7\\""}}]}
            """
                .formatted(active, groups));
  }

  private void assertUnreachable(Optional<Duration> pause) {
    ApplicationFailure failure =
        catchThrowableOfType(ApplicationFailure.class, () -> directory().observe(SUSPEND));
    assertThat(failure.getType()).isEqualTo("REMEDY_UNREACHABLE");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(Optional.ofNullable(failure.getNextRetryDelay())).isEqualTo(pause);
    assertThat(failure).hasNoCause();
    assertThat(failure.getMessage()).doesNotContain("sam").doesNotContain("secret");
  }

  private static void assertNotDone(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String reason) {
    assertThat(catchThrowableOfType(NotDone.class, call).reason()).isEqualTo(reason);
  }

  private ScimDirectory directory() {
    return new ScimDirectory(settings(URI.create(peer.baseUrl() + "/scim/v2/")));
  }

  private static ScimSettings settings(URI address) {
    return new ScimSettings(
        address, () -> "secret", Optional.of("least rights"), Duration.ofSeconds(1));
  }
}
