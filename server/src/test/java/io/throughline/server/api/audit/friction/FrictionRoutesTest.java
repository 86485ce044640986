package io.throughline.server.api.audit.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.activities.friction.TabledFrictionActivities;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.contracts.journey.status.friction.Effort;
import io.throughline.contracts.journey.status.friction.Friction;
import io.throughline.contracts.journey.status.friction.StageExit;
import io.throughline.contracts.journey.status.friction.StageMove;
import io.throughline.contracts.journey.status.friction.StagePassage;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class FrictionRoutesTest extends DeployedServer {
  private static final String REPORT = "/api/v1/friction";
  private static final Instant AT = Instant.parse("2026-11-10T10:00:00Z");
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private int journeys;

  @BeforeEach
  void empty() {
    JdbcClient.create(database).sql("delete from stage_passage").update();
    JdbcClient.create(database).sql("delete from journey where workflow_id like 'f-%'").update();
  }

  @Test
  void eachStageTellsHowPeopleLeftItAndWhatItCost() {
    for (int i = 0; i < 6; i++) {
      left("t-default", StageExit.PASSED, 10.0 + i, i == 0 ? 1 : 0);
    }
    left("t-default", StageExit.EXPIRED, null, 0);
    left("t-default", StageExit.DECLINED, null, 0);
    left("t-default", StageExit.LIMITED, 20.0, 2);
    left("t-default", StageExit.CANCELLED, null, 0);
    entered("t-default");

    JsonNode figures = figures(api.get(REPORT), "interview");

    assertThat(figures.path("people").asInt()).isEqualTo(11);
    assertThat(figures.path("entered").asInt()).isEqualTo(11);
    assertThat(figures.path("passed").asInt()).isEqualTo(6);
    assertThat(figures.path("dropped").asInt()).isEqualTo(2);
    assertThat(figures.path("stopped").asInt()).isEqualTo(1);
    assertThat(figures.path("calledOff").asInt()).isEqualTo(1);
    assertThat(figures.path("stillThere").asInt()).isEqualTo(1);
    assertThat(figures.path("dropOut").path("rate").asDouble()).isEqualTo(0.2);
    assertThat(figures.path("dropOut").path("of").asInt()).isEqualTo(10);
    assertThat(figures.path("dropOut").path("low").asDouble()).isCloseTo(0.0567, within(1e-4));
    assertThat(figures.path("dropOut").path("high").asDouble()).isCloseTo(0.5098, within(1e-4));
    // 10, 11, 12, 13, 14, 15 and 20 are known; the three who gave nothing are not counted as 0.
    assertThat(figures.path("seconds").path("of").asInt()).isEqualTo(7);
    assertThat(figures.path("seconds").path("median").asDouble()).isEqualTo(13.0);
    assertThat(figures.path("seconds").path("p90").asDouble()).isCloseTo(17.0, within(1e-9));
    assertThat(figures.path("promptsPerPerson").asDouble()).isCloseTo(0.3, within(1e-9));
    assertThat(figures.path("withoutPrompts").path("rate").asDouble()).isEqualTo(0.8);
  }

  @Test
  void fewerThanFivePeopleAreNotShown() {
    for (int i = 0; i < 4; i++) {
      left("t-default", StageExit.EXPIRED, 5.0, 0);
    }
    assertThat(stage(api.get(REPORT), "interview")).isEqualTo(suppressed("interview"));
    assertThat(stage(api.get(REPORT), "identity")).isEqualTo(suppressed("identity"));
    left("t-default", StageExit.EXPIRED, 5.0, 0);
    assertThat(figures(api.get(REPORT), "interview").path("dropOut").path("rate").asDouble())
        .isEqualTo(1.0);
  }

  @Test
  void whereTooFewHaveLeftNothingIsSaidOfWhatItCost() {
    for (int i = 0; i < 4; i++) {
      left("t-default", StageExit.PASSED, 5.0, 0);
    }
    entered("t-default");

    JsonNode figures = figures(api.get(REPORT), "interview");
    assertThat(figures.path("stillThere").asInt()).isEqualTo(1);
    for (String cost :
        new String[] {
          "dropOut",
          "seconds",
          "elapsedSeconds",
          "bytes",
          "promptsPerPerson",
          "retriesPerPerson",
          "withoutPrompts"
        }) {
      assertThat(figures.path(cost).isNull()).as(cost).isTrue();
    }
  }

  @Test
  void anotherTenantsJourneysAreNotCounted() {
    for (int i = 0; i < 6; i++) {
      left("t-other", StageExit.EXPIRED, 5.0, 0);
    }
    assertThat(stage(api.get(REPORT), "interview").path("suppressed").asBoolean()).isTrue();
  }

  @Test
  void sinceCountsStagesEnteredFromThenOn() {
    for (int i = 0; i < 5; i++) {
      left("t-default", StageExit.PASSED, 5.0, 0);
    }
    assertThat(suppressedSince("2026-11-10")).isFalse();
    assertThat(suppressedSince("2026-11-10T10:00:00Z")).isFalse();
    assertThat(suppressedSince("2026-11-10T10:00:00.001Z")).isTrue();
    assertThat(suppressedSince("2026-11-11")).isTrue();
    assertThat(api.get(REPORT + "?since=2026-11-10").json().path("since").asText())
        .isEqualTo("2026-11-10T00:00:00Z");
    assertThat(api.get(REPORT).json().path("since").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=",
        "since=yesterday",
        "since=2026-13-01",
        "since=1999-12-31",
        "since=%2B99999-01-01",
        "since=2026-11-10T10:00",
        "since=2026-11-10'%20or%20true--",
        "since=-999999999-01-01",
        "kind=onboarding",
        "kind="
      })
  void whatIsNoDayOrNoKindIsRefused(String query) {
    Api.Answer answer = api.get(REPORT + "?" + query);
    if (query.equals("kind=")) {
      // An empty parameter is the default one.
      assertThat(answer.status()).isEqualTo(200);
    } else {
      assertProblem(answer, 422, "request.invalid");
    }
  }

  @Test
  void readersOfJourneysReadItAndNobodyElse() {
    for (String role : new String[] {"hr", "analyst", "auditor", "admin"}) {
      assertThat(as(role).get(REPORT).status()).as(role).isEqualTo(200);
    }
    assertThat(as("help-desk").get(REPORT).status()).isEqualTo(403);
  }

  private boolean suppressedSince(String since) {
    return stage(api.get(REPORT + "?since=" + since), "interview").path("suppressed").asBoolean();
  }

  private static JsonNode suppressed(String stage) {
    return new com.fasterxml.jackson.databind.ObjectMapper()
        .createObjectNode()
        .put("stage", stage)
        .put("suppressed", true)
        .putNull("figures");
  }

  private static JsonNode figures(Api.Answer answer, String stage) {
    JsonNode one = stage(answer, stage);
    assertThat(one.path("suppressed").asBoolean(true)).isFalse();
    return one.path("figures");
  }

  private static JsonNode stage(Api.Answer answer, String stage) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("fewestPeople").asInt()).isEqualTo(5);
    for (JsonNode one : answer.json().path("stages")) {
      if (one.path("stage").asText().equals(stage)) {
        return one;
      }
    }
    throw new AssertionError("no stage " + stage);
  }

  private void left(String tenant, StageExit exit, @Nullable Double seconds, int prompts) {
    JourneyId journey = journey(tenant);
    Effort total =
        seconds == null ? Effort.NONE : new Effort(seconds, 0, (long) (seconds * 1024 * 100));
    Effort extra = prompts == 0 ? Effort.NONE : new Effort(1.0, 0, 1024);
    Friction friction =
        new Friction(total, extra, seconds == null ? null : 3600 * seconds, prompts, prompts);
    new TabledFrictionActivities(database)
        .recordMove(
            new StageMove(
                journey,
                new StagePassage(
                    Stage.INTERVIEW, AT, AT.plus(Duration.ofDays(2)), exit, 0, friction),
                null));
  }

  private void entered(String tenant) {
    new TabledFrictionActivities(database)
        .recordMove(new StageMove(journey(tenant), null, new StageMove.Entry(Stage.INTERVIEW, AT)));
  }

  private JourneyId journey(String tenant) {
    int n = journeys++;
    String id = "f".repeat(24) + BASE32.charAt(n / 32) + BASE32.charAt(n % 32);
    JdbcClient.create(database)
        .sql(
            "insert into journey (tenant, opened_by, journey_id, subject_id, kind, workflow_id,"
                + " request_key, request_mac, created_at) values (?, ?, ?, ?, 'hiring', ?,"
                + " encode(sha256(convert_to(?, 'UTF8')), 'hex'), 'mac', now())")
        .params(tenant, "c-" + "a".repeat(26), "j-" + id, "s-" + id, "f-" + id, id)
        .update();
    return new JourneyId("j-" + id);
  }
}
