package io.throughline.activities.policy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.temporal.failure.ApplicationFailure;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.policy.Decision;
import io.throughline.contracts.remediation.action.PlannedRemedy;
import io.throughline.contracts.remediation.action.Remedy;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaFaultsTest {
  private static final String PROVENANCE =
      "\"decision_id\":\"d-1\",\"provenance\":{\"bundles\":{\"policies\":{\"revision\":\"r-1\"}}}";
  private static final String GOOD =
      "{\"outcome\":\"proceed\",\"reasons\":[\"continuity.same\"],\"notChecked\":[],"
          + "\"brokenLink\":null}";

  private final WireMockServer peer = new WireMockServer(options().dynamicPort());
  private OpaPolicyActivities policy = unreachable();

  @BeforeEach
  void listen() {
    peer.start();
    policy = asking(URI.create(peer.baseUrl()));
  }

  @AfterEach
  void stop() {
    peer.stop();
  }

  @Test
  void aWholeAnswerIsReadAsItIs() {
    answer("{" + PROVENANCE + ",\"result\":" + GOOD + "}");
    Decision decision = policy.decide(PolicyQuestions.firstInterview());
    assertThat(decision).isInstanceOf(Decision.Proceed.class);
    assertThat(decision.basis().decisionId()).isEqualTo("d-1");
    assertThat(decision.basis().bundleRevision()).isEqualTo("r-1");
    assertThat(decision.basis().reasons()).containsExactly("continuity.same");
    peer.verify(
        postRequestedFor(urlEqualTo("/v1/data/throughline/hiring/decision?provenance=true"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                matchingJsonPath(
                    "$.input.step", equalTo(PolicyQuestions.firstInterview().step()))));
  }

  @Test
  void anUndefinedRuleIsAHold() {
    answer("{" + PROVENANCE + "}");
    assertHeld("policy.undefined");
    answer("{}");
    assertHeld("policy.undefined");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\":1",
        "\"provenance\":{}",
        "\"provenance\":null",
        "\"provenance\":{\"bundles\":{}}",
        "\"provenance\":{\"bundles\":{\"policies\":{}}}",
        "\"provenance\":{\"bundles\":{\"policies\":{\"revision\":\"\"}}}",
        "\"provenance\":{\"bundles\":{\"policies\":{\"revision\":7}}}",
        "\"provenance\":{\"bundles\":{\"a\":{\"revision\":\"r\"},\"b\":{}}}"
      })
  void aDecisionOfNoKnownBundleIsAHold(String provenance) {
    answer("{" + provenance + ",\"result\":" + GOOD + "}");
    assertHeld("policy.no-revision");
  }

  @Test
  void aDecisionWithoutAnIdKeepsItsRevision() {
    answer("{" + PROVENANCE.replace("decision_id", "other") + ",\"result\":" + GOOD + "}");
    Decision decision = policy.decide(PolicyQuestions.firstInterview());
    assertThat(decision).isInstanceOf(Decision.Proceed.class);
    assertThat(decision.basis().decisionId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"proceed\"",
        "[]",
        "{}",
        "{\"outcome\":\"proceed\"}",
        "{\"outcome\":\"proceed\",\"reasons\":[],\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"proceed\",\"reasons\":null,\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"proceed\",\"reasons\":\"a.b\",\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"proceed\",\"reasons\":[7],\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"proceed\",\"reasons\":[\"Jane Doe\"],\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"proceed\",\"reasons\":[\"a.b\"],\"brokenLink\":null}",
        "{\"outcome\":\"proceed\",\"reasons\":[\"a.b\"],\"notChecked\":[]}",
        "{\"outcome\":\"proceed\",\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":{}}",
        "{\"outcome\":\"proceed\",\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":"
            + "{\"from\":\"interview-1\",\"to\":\"interview-2\",\"modality\":\"face\"}}",
        "{\"outcome\":\"hold\",\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":"
            + "{\"from\":\"Interview 1\",\"to\":\"interview-2\",\"modality\":\"face\"}}",
        "{\"outcome\":\"hold\",\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":"
            + "{\"from\":\"interview-1\",\"to\":\"interview-2\",\"modality\":\"gait\"}}",
        "{\"outcome\":\"allow\",\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"PROCEED\",\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":[\"proceed\"],\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":null,\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"step-up\",\"reasons\":[\"a.b\"],\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"step-up\",\"challenge\":\"dance\",\"reasons\":[\"a.b\"],\"notChecked\":[],"
            + "\"brokenLink\":null}",
        "{\"outcome\":\"proceed\",\"challenge\":\"recapture\",\"reasons\":[\"a.b\"],"
            + "\"notChecked\":[],\"brokenLink\":null}",
        "{\"outcome\":\"proceed\",\"unless\":\"a.b\",\"reasons\":[\"a.b\"],\"notChecked\":[],"
            + "\"brokenLink\":null}",
        "{\"outcome\":\"hold\",\"outcome\":\"proceed\",\"reasons\":[\"a.b\"],\"notChecked\":[],"
            + "\"brokenLink\":null}"
      })
  void whatIsNoDecisionIsMalformed(String result) {
    answer("{" + PROVENANCE + ",\"result\":" + result + "}");
    assertFails(FailureCode.POLICY_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{'now':[],'confirmed':[]}",
        "{'now':[],'confirmed':[],'later':[]}",
        "{'now':null,'confirmed':[],'expired':[]}",
        "{'now':['limit'],'confirmed':[],'expired':[]}",
        "{'now':[{'remedy':'dance'}],'confirmed':[],'expired':[]}",
        "{'now':[{'remedy':'reinstate'}],'confirmed':[],'expired':[]}",
        "{'now':[{'remedy':'limit'},{'remedy':'limit'}],'confirmed':[],'expired':[]}",
        "{'now':[{'remedy':'limit','hours':0}],'confirmed':[],'expired':[]}",
        "{'now':[{'remedy':'limit','hours':1.5}],'confirmed':[],'expired':[]}",
        "{'now':[{'remedy':'limit','for':1}],'confirmed':[],'expired':[]}",
        "{'now':[{'remedy':'reset-factor','hours':1}],'confirmed':[],'expired':[]}"
      })
  void aHoldWithoutRemediesThatExistIsMalformed(String remedies) {
    answer(held(",'remedies':" + remedies));
    assertFails(FailureCode.POLICY_MALFORMED);
    answer(held(""));
    assertFails(FailureCode.POLICY_MALFORMED);
  }

  @Test
  void aHoldNamesWhatIsDoneAndForHowLong() {
    answer(held(",'remedies':{'now':[{'remedy':'limit','hours':72}],'confirmed':[],'expired':[]}"));
    assertThat(policy.decide(PolicyQuestions.firstInterview()).basis().plan().now())
        .containsExactly(new PlannedRemedy(new Remedy.Limit(), Duration.ofDays(3)));
  }

  private static String held(String more) {
    String hold = "{'outcome':'hold','reasons':['a.b'],'notChecked':[],'brokenLink':null";
    return "{" + PROVENANCE + ",\"result\":" + (hold + more).replace('\'', '"') + "}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "<html/>", "{\"result\":", "{} {}", "\"result\""})
  void whatIsNoJsonObjectIsMalformed(String body) {
    answer(body);
    assertFails(FailureCode.POLICY_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aBrokenPolicyIsUnreachable(int status) {
    answer(whole().withStatus(status));
    assertFails(FailureCode.POLICY_UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 400, 401, 404})
  void anyOtherStatusIsNoDecision(int status) {
    answer(whole().withStatus(status).withHeader("Location", peer.baseUrl() + "/elsewhere"));
    assertFails(FailureCode.POLICY_MALFORMED);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsNoDecision(Fault fault) {
    answer(aResponse().withFault(fault));
    ApplicationFailure failure = failure();
    assertThat(failure.getType())
        .isIn(FailureCode.POLICY_UNREACHABLE.name(), FailureCode.POLICY_MALFORMED.name());
    assertThat(failure.isNonRetryable()).isFalse();
  }

  @Test
  void aBodyThatEndsTooEarlyIsUnreachable() {
    answer(whole().withHeader("Content-Length", "5000"));
    assertFails(FailureCode.POLICY_UNREACHABLE);
  }

  @Test
  void aSlowAnswerIsUnreachable() {
    answer(whole().withFixedDelay(5_000));
    assertFails(FailureCode.POLICY_UNREACHABLE);
  }

  @Test
  void anAnswerThatTricklesIsUnreachable() {
    answer(whole().withChunkedDribbleDelay(20, 8_000));
    assertFails(FailureCode.POLICY_UNREACHABLE);
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    answer("{" + PROVENANCE + ",\"result\":" + GOOD + ",\"more\":\"" + "x".repeat(100_000) + "\"}");
    assertFails(FailureCode.POLICY_UNREACHABLE);
  }

  @Test
  void nobodyListeningIsUnreachable() {
    policy = unreachable();
    assertFails(FailureCode.POLICY_UNREACHABLE);
  }

  @Test
  void anInterruptedQuestionIsUnreachableAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertFails(FailureCode.POLICY_UNREACHABLE);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static OpaPolicyActivities asking(URI address) {
    return new OpaPolicyActivities(
        new OpaClient(new OpaSettings(address, Duration.ofSeconds(1), 64 * 1024)));
  }

  // Port 1 is reserved and never listened on.
  private static OpaPolicyActivities unreachable() {
    return asking(URI.create("http://127.0.0.1:1"));
  }

  private static ResponseDefinitionBuilder whole() {
    return aResponse().withBody("{" + PROVENANCE + ",\"result\":" + GOOD + "}");
  }

  private void answer(String body) {
    answer(aResponse().withBody(body));
  }

  private void answer(ResponseDefinitionBuilder response) {
    peer.stubFor(post(anyUrl()).willReturn(response));
  }

  private void assertHeld(String reason) {
    assertThat(policy.decide(PolicyQuestions.firstInterview())).isEqualTo(Decision.hold(reason));
  }

  private void assertFails(FailureCode code) {
    ApplicationFailure failure = failure();
    assertThat(failure.getType()).isEqualTo(code.name());
    assertThat(failure.isNonRetryable()).isFalse();
  }

  private ApplicationFailure failure() {
    return catchThrowableOfType(
        ApplicationFailure.class, () -> policy.decide(PolicyQuestions.firstInterview()));
  }
}
