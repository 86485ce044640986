package io.throughline.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import io.throughline.server.journeys.JourneysProbe;
import io.throughline.server.journeys.registry.HiringOrder;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class JourneyRoutesTest extends DeployedServer {

  private static final String JOURNEYS = "/api/v1/journeys";
  @Autowired private ApplicationContext context;

  @Test
  void aJourneyIsStartedShownAndListed() {
    Api.Answer started = api.post(JOURNEYS, Api.NEW_JOURNEY);
    assertThat(started.status()).isEqualTo(201);
    String id = started.json().path("id").asText();
    assertThat(started.header("Location")).isEqualTo(JOURNEYS + "/" + id);
    JsonNode shown = awaitState(JOURNEYS + "/" + id, "notified");
    assertThat(shown.path("journey").asText()).isEqualTo(id);
    assertThat(shown.path("kind").asText()).isEqualTo("hiring");
    assertThat(shown.path("timeline").path(0).path("what").asText()).isEqualTo("consent.requested");
    assertThat(shown.path("awaited").isNull()).isTrue();
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!"notified".equals(line(id).path("state").asText()) && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(line(id).path("state").asText()).isEqualTo("notified");
  }

  @Test
  void nothingPersonalIsShownOrListedOrKept() {
    String address = api.startJourney();
    for (String path : new String[] {address, JOURNEYS}) {
      assertThat(api.get(path).json().toString()).doesNotContain("ada@", "Ada", "example.org");
    }
    assertThat(new JourneysProbe(database).everything()).doesNotContain("example.org", "Ada");
  }

  @Test
  void theSameRequestUnderTheSameKeyIsTheSameJourney() {
    String key = UUID.randomUUID().toString();
    Api.Answer first = api.post(JOURNEYS, Api.NEW_JOURNEY, key);
    Api.Answer second = api.post(JOURNEYS, Api.NEW_JOURNEY, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    String key = UUID.randomUUID().toString();
    api.post(JOURNEYS, Api.NEW_JOURNEY, key);
    assertProblem(
        api.post(JOURNEYS, Api.NEW_JOURNEY.replace("ada@", "eve@"), key),
        409,
        "request.key-reused");
  }

  @Test
  void aStartThatDiedHalfWayIsMendedByItsRepeat() {
    String key = UUID.randomUUID().toString();
    String address =
        JOURNEYS
            + "/"
            + JourneysProbe.enterOnly(
                context,
                new HiringOrder(
                    2,
                    new Contacts("ada@example.org", "team@example.org", "Ada"),
                    Timers.standard(),
                    null),
                key);
    assertProblem(api.get(address), 503, "journey.not-started");
    assertThat(api.get(address).header("Retry-After")).isNotEmpty();
    Api.Answer repeated = api.post(JOURNEYS, Api.NEW_JOURNEY, key);
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(repeated.header("Location")).isEqualTo(address);
    awaitState(address, "notified");
  }

  @Test
  void anAccountIsPartOfTheOrderAndNeverShown() {
    String key = UUID.randomUUID().toString();
    String body = Api.NEW_JOURNEY.replace("\"Ada\"", "\"Ada\",\"account\":\"ada.l@corp.example\"");
    Api.Answer started = api.post(JOURNEYS, body, key);
    assertThat(started.status()).isEqualTo(201);
    assertThat(api.get(started.header("Location")).json().path("remedies").isArray()).isTrue();
    assertThat(api.get(started.header("Location")).json().toString()).doesNotContain("ada.l");
    assertThat(api.post(JOURNEYS, body, key).status()).isEqualTo(200);
    assertProblem(api.post(JOURNEYS, body.replace("ada.l", "eve"), key), 409, "request.key-reused");
    assertProblem(api.post(JOURNEYS, Api.NEW_JOURNEY, key), 409, "request.key-reused");
  }

  @Test
  void timersMayBeChosen() {
    String timers = ",\"timers\":{\"consent\":\"PT48H\",\"review\":\"PT2H\"}}";
    Api.Answer answer =
        api.post(JOURNEYS, Api.NEW_JOURNEY.substring(0, Api.NEW_JOURNEY.length() - 1) + timers);
    assertThat(answer.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"timers\":{\"consent\":\"PT-1H\"}",
        "\"timers\":{\"consent\":\"P9999D\"}",
        "\"timers\":{\"consent\":\"PT1H\",\"consentReminders\":[\"PT2H\"]}"
      })
  void anOddTimerIsRefused(String timers) {
    String body = Api.NEW_JOURNEY.substring(0, Api.NEW_JOURNEY.length() - 1) + "," + timers + "}";
    assertProblem(api.post(JOURNEYS, body), 422, "request.invalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "kind":"hiring"     | "kind":"firing"
          "kind":"hiring",    | ''
          "interviews":2      | "interviews":0
          "interviews":2      | "interviews":11
          "interviews":2      | "interviews":null
          ada@example.org     | ada
          ada@example.org     | ada@example.org\\r\\nBcc: all@example.org
          ada@example.org     | ada@example.org, eve@example.org
          ada@example.org     | Eve <eve@example.org>
          team@example.org    | @example.org
          "salutation":"Ada"  | "salutation":"Ada\\r\\nBcc: all@example.org"
          "salutation":"Ada"  | "salutation":"  "
          "salutation":"Ada"  | "salutation":null
          "salutation":"Ada"  | "salutation":"Ada","account":" "
          "salutation":"Ada"  | "salutation":"Ada","account":"a\\nb"
          "team":             | "candidate":\
          """,
      quoteCharacter = '`')
  void whatIsMissingOrOddIsRefused(String right, String wrong) {
    String replacement = wrong.equals("''") ? "" : wrong;
    assertThat(Api.NEW_JOURNEY).contains(right);
    Api.Answer answer = api.post(JOURNEYS, Api.NEW_JOURNEY.replace(right, replacement));
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.reason()).startsWith("request.");
    assertThat(answer.json().toString()).doesNotContain("example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "null", "[]", "{\"kind\":\"hiring\",\"nationality\":\"x\"}", "\"x\""})
  void whatCannotBeReadIsRefused(String body) {
    Api.Answer answer = api.post(JOURNEYS, body);
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aRequestWithoutEndIsRefused() {
    assertProblem(
        api.post(JOURNEYS, "{\"kind\":\"" + "x".repeat(70_000) + "\"}"), 413, "request.over-limit");
    Api.Answer unknownLength =
        api.send(
            JOURNEYS,
            request ->
                request
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(new byte[10]))));
    assertProblem(unknownLength, 411, "request.length-unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/j-aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "/nobody",
        "/..%2f..%2fsecrets",
        "/%00",
        "/..;/..;/actuator/env",
        "/j-aaaaaaaaaaaaaaaaaaaaaaaaaa'--",
        "/%252e%252e"
      })
  void anIdOfNothingFindsNothing(String id) {
    Api.Answer answer = api.get(JOURNEYS + id);
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=201", "?limit=x"})
  void anOddLimitIsRefused(String query) {
    assertThat(api.get(JOURNEYS + query).status()).isIn(400, 422);
  }

  @Test
  void aCancelledJourneyEndsWithoutAVerdictAndOnce() {
    String address = api.startJourney();
    awaitState(address, "notified");
    assertThat(api.post(address + "/cancel", "").status()).isEqualTo(202);
    awaitState(address, "closed");
    awaitProblem(() -> api.post(address + "/cancel", ""), "journey.ended");
    assertProblem(
        api.post(address + "/consent", "{\"face\":true,\"voice\":true}"), 409, "journey.ended");
  }

  @Test
  void aRouteThatIsNotThereIsAProblemDocument() {
    assertProblem(api.get("/api/v1/nothing"), 404, "route.unknown");
    assertProblem(api.put(JOURNEYS, new byte[1]), 405, "method.not-allowed");
  }

  private JsonNode line(String id) {
    for (JsonNode line : api.get(JOURNEYS).json().path("journeys")) {
      if (line.path("id").asText().equals(id)) {
        return line;
      }
    }
    throw new AssertionError("the journey is not listed");
  }
}
