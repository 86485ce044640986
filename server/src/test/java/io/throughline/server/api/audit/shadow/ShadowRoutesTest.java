package io.throughline.server.api.audit.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShadowRoutesTest extends DeployedServer {
  private static final String REPORT = "/api/v1/policy/shadow";
  private int questions;

  @BeforeEach
  void empty() {
    JdbcClient.create(database).sql("delete from shadow_answer").update();
  }

  @Test
  void nothingWasAskedYet() {
    JsonNode report = report(REPORT);
    assertThat(report.path("shadow").isNull()).isTrue();
    assertThat(report.path("rate").isNull()).isTrue();
    assertThat(report.path("asked").asInt()).isZero();
  }

  @Test
  void whatWouldChangeIsCountedByStageAndMoveAndNamed() {
    String calm = journey();
    String moved = journey();
    for (int i = 0; i < 6; i++) {
      row(calm, "interview", "proceed", "proceed");
    }
    row(moved, "interview", "proceed", "hold");
    row(moved, "identity", "hold", "step-up recapture");
    row(calm, "identity", "proceed", "shadow.late");
    row(calm, "identity", "proceed", "shadow.dropped");

    JsonNode report = report(REPORT);

    assertThat(report.path("shadow").asText()).isEqualTo("r-2");
    assertThat(report.at("/live/0").asText()).isEqualTo("r-1");
    assertThat(report.path("asked").asInt()).isEqualTo(10);
    assertThat(report.path("compared").asInt()).isEqualTo(8);
    assertThat(report.path("wouldChange").asInt()).isEqualTo(2);
    assertThat(report.path("dropped").asInt()).isEqualTo(1);
    assertThat(report.path("journeys").asInt()).isEqualTo(2);
    assertThat(report.path("journeysChanged").asInt()).isEqualTo(1);
    assertQuarter(report.path("rate"));
    assertThat(report.at("/stages/1/stage").asText()).isEqualTo("interview");
    assertThat(report.at("/stages/1/compared").asInt()).isEqualTo(7);
    assertThat(report.path("moves").findValuesAsText("would"))
        .containsExactlyInAnyOrder("hold", "step-up recapture");
    assertThat(report.path("noAnswer").findValuesAsText("reason"))
        .containsExactly("shadow.dropped", "shadow.late");
    assertThat(report.at("/reasons/0/reason").asText()).isEqualTo("shadow.says");
    assertThat(report.path("changed")).hasSize(2);
    assertThat(report.at("/changed/0/journey").asText()).isEqualTo(moved);
  }

  /** Two of eight. */
  private static void assertQuarter(JsonNode rate) {
    assertThat(rate.path("rate").asDouble()).isEqualTo(0.25);
    assertThat(rate.path("low").asDouble()).isCloseTo(0.0715, within(1e-4));
    assertThat(rate.path("high").asDouble()).isCloseTo(0.5907, within(1e-4));
  }

  @Test
  void whoWasClearedAndWouldHaveBeenStoppedIsNamedAndWhoIsHeldAndWouldNotBe() {
    List<ShadowReport.Change> changed =
        List.of(
            change("j-1", "proceed", "hold", "cleared"),
            change("j-1", "step-up recapture", "block", "cleared"),
            change("j-2", "proceed", "step-up recapture", "cleared"),
            change("j-3", "proceed", "hold", "closed"),
            change("j-4", "hold", "proceed", "in-review"),
            change("j-5", "limit", "proceed-and-watch", "limited"),
            change("j-6", "hold", "step-up recapture", "blocked"),
            change("j-7", "hold", "proceed", "cleared"),
            change("j-8", "hold", "limit", "blocked"));

    assertThat(ShadowReport.clearedStopped(changed)).containsExactly("j-1");
    assertThat(ShadowReport.stoppedLetGo(changed)).containsExactly("j-4", "j-5", "j-6");
  }

  private static ShadowReport.Change change(
      String journey, String was, String would, String state) {
    return new ShadowReport.Change(journey, "interview", "i", was, would, List.of(), state);
  }

  @Test
  void whatIsKeptIsErasedWithThePerson() {
    String journey = journey();
    row(journey, "interview", "proceed", "hold");
    assertThat(api.post("/api/v1/journeys/" + journey + "/cancel", "").status()).isEqualTo(202);
    awaitState("/api/v1/journeys/" + journey, "closed");
    assertThat(report(REPORT).at("/changed/0/state").asText()).isNotEmpty();

    assertThat(admin.post("/api/v1/journeys/" + journey + "/erase", "").status()).isEqualTo(200);

    assertThat(report(REPORT).path("asked").asInt()).isZero();
    assertThat(
            JdbcClient.create(database)
                .sql("select count(*) from shadow_answer")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void rulesThatWereAskedBeforeAreNotMixedIn() {
    String journey = journey();
    row(journey, "interview", "proceed", "hold");
    JdbcClient.create(database)
        .sql(
            "update shadow_answer set shadow_revision = 'r-old', asked_at = now() - interval '2 days'")
        .update();
    row(journey, "interview", "proceed", "proceed");

    JsonNode report = report(REPORT);

    assertThat(report.path("wouldChange").asInt()).isZero();
    assertThat(report.at("/otherShadows/0").asText()).isEqualTo("r-old");
  }

  @Test
  void anotherTenantsQuestionsAreNotCounted() {
    row("j-" + "z".repeat(26), "interview", "proceed", "hold");
    assertThat(report(REPORT).path("asked").asInt()).isZero();
  }

  @Test
  void sinceCountsFromThatDayOn() {
    row(journey(), "interview", "proceed", "hold");
    assertThat(report(REPORT + "?since=2026-11-01").path("asked").asInt()).isEqualTo(1);
    assertThat(report(REPORT + "?since=2226-11-01").path("asked").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-01", "%2B999999999-01-01", "-0001-01-01"})
  void whatIsNoDayIsRefused(String since) {
    assertProblem(as("auditor").get(REPORT + "?since=" + since), 422, "request.invalid");
  }

  @Test
  void onlyAuditorsAndAdministratorsSeeIt() {
    assertProblem(api.get(REPORT), 403, "role.not-allowed");
    assertProblem(analyst.get(REPORT), 403, "role.not-allowed");
    assertThat(admin.get(REPORT).status()).isEqualTo(200);
  }

  private JsonNode report(String path) {
    Api.Answer answer = as("auditor").get(path);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private String journey() {
    return api.startJourney().replace("/api/v1/journeys/", "");
  }

  /** Where the shadow's word begins with {@code shadow.}, it is why it gave no answer. */
  private void row(String journey, String stage, String live, String shadow) {
    boolean none = shadow.startsWith("shadow.");
    JdbcClient.create(database)
        .sql(
            "insert into shadow_answer values (:question, 'r-2', :journey, :stage, 'x-1', :live,"
                + " '{capture.complete}', 'r-1', :shadow, cast(:reasons as text[]), :none, now())")
        .param("question", journey + "/" + stage + "/" + ++questions)
        .param("journey", journey)
        .param("stage", stage)
        .param("live", live)
        .param("shadow", none ? null : shadow)
        .param("reasons", none ? "{}" : "{shadow.says}")
        .param("none", none ? shadow : null)
        .update();
  }
}
