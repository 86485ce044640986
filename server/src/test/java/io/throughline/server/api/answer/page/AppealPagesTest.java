package io.throughline.server.api.answer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.activities.consent.PersonalPages;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.api.answer.page.html.Html;
import io.throughline.server.deployment.Api;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.sequel.Appeals;
import io.throughline.server.journeys.sequel.CaseHands;
import io.throughline.server.journeys.vault.EvidenceIntake;
import io.throughline.server.problem.ApiProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person can do about an end that is wrong, and who decides it. */
class AppealPagesTest extends VisitedPages {
  private static final String SAID = "It was me.\r\nI had a <b>cold</b> & a new beard.";

  private static final String RECORDING = "/me/appeal/recording";

  @Autowired private PersonalPages pages;
  @Autowired private HiringJourneys journeys;
  @Autowired private HiringJourneys.Books books;
  @Autowired private CaseHands hands;
  @Autowired private EvidenceIntake intake;
  @Autowired private SubjectLinks links;
  @Autowired private JdbcClient rows;

  @Test
  void theLinkInTheLetterOpensAgainAndAgain() {
    String link = appealLink(blocked());
    for (int visit = 0; visit < 3; visit++) {
      String session = cookie(submit(link, "", ""));
      assertThat(text(get("/me", session)))
          .contains("You think that this is wrong?", "name=\"statement\"", "maxlength=\"2000\"");
    }
    assertThat(get(link.replace("/s/", "/n/"), "").status()).isEqualTo(404);
  }

  @Test
  void whoObjectsOnceHasObjectedAndTheSameAgainIsTheSame() {
    String address = blocked();
    String session = cookie(submit(appealLink(address), "", ""));
    String form = form(get("/me", session));

    assertThat(submit("/me/appeal", "statement=%20&form=" + form, session).status()).isEqualTo(422);
    assertThat(say("x".repeat(2001), form, session).status()).isEqualTo(422);
    assertThat(say(SAID, "forged", session).status()).isEqualTo(403);
    assertThat(say(SAID, form, "").status()).isEqualTo(401);
    assertProblem(api.get(address + "/appeal"), 404, "appeal.none");

    for (int again = 0; again < 2; again++) {
      assertThat(say(SAID, form, session).status()).isEqualTo(303);
    }
    Api.Answer other = say("Something else.", form, session);
    assertThat(other.status()).isEqualTo(409);
    assertThat(text(other)).contains("appealed against this before");
    String appeal = appeal(address).path("id").asText();
    awaitState("/api/v1/journeys/" + appeal, "in-review");
    assertThat(text(get("/me", session)))
        .contains("We have your appeal", "This waits until", "name=\"recording\"")
        .doesNotContain("name=\"statement\"", "cold");
    assertThat(api.get("/api/v1/journeys").json().path("journeys").toString())
        .containsOnlyOnce("\"id\":\"" + appeal + "\",\"kind\":\"appeal\"");
  }

  @Test
  void whoeverTouchedTheCaseIsRefusedAndSomebodyElseReadsWhatIsSaid() {
    String address = blocked();
    JsonNode appeal = appealed(address);
    String reviewCase = awaitCase(appeal.path("id").asText());

    String verdict = "{\"verdict\":\"confirm\",\"reasonCode\":\"review.still-holds\"}";
    String path = "/api/v1/reviews/" + reviewCase;
    assertProblem(analyst.post(path + "/verdict", verdict), 409, "review.second-person");
    assertProblem(
        analyst.post(path + "/assignment", "{\"to\":\"me\"}"), 409, "review.second-person");
    Api other = another();
    assertProblem(
        other.post(path + "/verdict", "{\"verdict\":\"confirm\"}"), 422, "review.reason-unknown");
    JsonNode pack = other.get(path).json();
    assertThat(pack.path("appeal").path("statement").asText())
        .isEqualTo(SAID.replace("\r\n", "\n"));
    assertThat(pack.path("appeal").path("earlier").get(0).path("reasons").toString())
        .contains("continuity.face-different");
    assertThat(other.post(path + "/assignment", "{\"to\":\"me\"}").status()).isEqualTo(200);
    assertThat(other.post(path + "/verdict", verdict).json().path("kind").asText())
        .isEqualTo("appeal");
    awaitState("/api/v1/journeys/" + appeal.path("id").asText(), "upheld");
    assertThat(appeal(address).path("outcome").asText()).isEqualTo("upheld");
    assertThat(api.get("/api/v1/journeys/" + appeal.path("id").asText()).json().toString())
        .doesNotContain("cold");
  }

  @Test
  void whatWasLearnedCountsNoMoreOnceTheAppealWasRight() {
    String address = blocked();
    lead(id(address));
    JsonNode appeal = appealed(address);
    String reviewCase = awaitCase(appeal.path("id").asText());
    Api other = another();
    Api.Answer decided =
        other.post(
            "/api/v1/reviews/" + reviewCase + "/verdict",
            "{\"verdict\":\"clear\",\"reasonCode\":\"review.mistaken\"}");
    assertThat(decided.status()).isEqualTo(200);

    JsonNode end = awaitState("/api/v1/journeys/" + appeal.path("id").asText(), "overturned");
    assertThat(end.path("timeline").toString()).contains("appeal.overturned");
    awaitLeadWithdrawn(id(address));
    assertThat(other.get("/api/v1/leads").json().toString()).doesNotContain(id(address));
    assertThat(other.get("/api/v1/leads?state=answered").json().path("leads").toString())
        .contains(id(address), "\"withdrawnAt\":\"");
    String session = cookie(submit(appealLink(address), "", ""));
    assertThat(text(get("/me", session))).contains("You were right", "counts no more");
  }

  @Test
  void whatIsAddedIsTakenFromTheOwnPageOnly() {
    String address = blocked();
    String session = cookie(submit(appealLink(address), "", ""));
    String form = form(get("/me", session));
    assertThat(upload(RECORDING, session, form, picture()).status()).isEqualTo(404);
    assertThat(say(SAID, form, session).status()).isEqualTo(303);
    String appeal = "/api/v1/journeys/" + appeal(address).path("id").asText();
    awaitState(appeal, "in-review");

    assertThat(upload(RECORDING, session, "forged", picture()).status()).isEqualTo(403);
    assertThat(upload(RECORDING, "", form, picture()).status()).isEqualTo(401);
    Api.Answer odd = upload(RECORDING, session, form, "no film".getBytes(StandardCharsets.UTF_8));
    assertThat(odd.status()).isEqualTo(415);
    assertThat(text(odd)).contains("your appeal goes on");
    assertThat(upload(RECORDING, session, form, new byte[0]).status()).isEqualTo(422);
    assertThat(upload(RECORDING, session, form, picture()).status()).isEqualTo(303);
    assertThat(api.get(appeal).json().path("timeline").toString())
        .containsOnlyOnce("evidence.received");
    assertThat(text(get("/me", session)))
        .contains("We have the recording or picture")
        .doesNotContain("name=\"recording\"");
    assertThat(upload(RECORDING, session, form, picture()).status()).isEqualTo(409);
  }

  @Test
  void nobodyElseCallsItOff() {
    JsonNode appeal = appealed(blocked());
    String path = "/api/v1/journeys/" + appeal.path("id").asText();
    assertProblem(api.post(path + "/cancel", ""), 409, "appeal.not-yours");
    assertProblem(
        api.put(path + "/interactions/appeal/evidence/selfie", picture()), 409, "role.not-awaited");
  }

  @Test
  void whoTakesItBackHasTakenItBack() {
    String address = blocked();
    JsonNode appeal = appealed(address);
    String path = "/api/v1/journeys/" + appeal.path("id").asText();
    awaitState(path, "in-review");
    String session = cookie(submit(appealLink(address), "", ""));
    Api.Answer home = get("/me", session);
    assertThat(text(home)).contains("Take my appeal back");
    assertThat(submit("/me/appeal/withdrawal", "form=forged", session).status()).isEqualTo(403);
    String body = "form=" + form(home);
    assertThat(submit("/me/appeal/withdrawal", body, session).status()).isEqualTo(303);

    awaitState(path, "closed");
    assertThat(text(get("/me", session))).contains("You took your appeal back");
    assertThat(submit("/me/appeal/withdrawal", body, session).status()).isEqualTo(409);
    assertThat(say("Once more.", form(home), session).status()).isEqualTo(409);
    assertThat(appeal(address).path("outcome").isNull()).isTrue();
  }

  @Test
  void whatTookNothingFromAnybodyCannotBeAppealed() {
    String address = api.startJourney();
    awaitState(address, "notified");
    String session = cookie(submit(link(address), "", ""));
    Api.Answer home = get("/me", session);
    assertThat(text(home)).contains("I would like a person").doesNotContain("name=\"statement\"");
    Api.Answer refused = say(SAID, form(home), session);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(text(refused)).contains("Nothing was decided here");
  }

  @Test
  void whoComesTooLateReadsOfAnotherWay() {
    String address = blocked();
    JourneyRegistry.Key key =
        new JourneyRegistry.Key(TenantId.OPERATOR, new JourneyId(id(address)));
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
    Appeals late = new Appeals(journeys, books, hands, later);
    assertThatThrownBy(() -> late.open(key, SAID))
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.reason()).isEqualTo("appeal.late"));

    Html way =
        new AppealPages(journeys, late, intake, links)
            .ways(
                new SubjectLinks.Session(key, "form"),
                journeys.status(key),
                journeys.contacts(key));
    assertThat(way.markup())
        .contains("The time to object is over", "There is another way", "team@example.org")
        .doesNotContain("<form");
  }

  /** Somebody whom a reviewer took for somebody else. */
  private String blocked() {
    String address = api.startJourney();
    awaitState(address, "notified");
    api.post(address + "/consent", "{\"face\":true,\"voice\":true}");
    awaitState(address, "collecting");
    api.put(address + "/interactions/interview-1/evidence/camera", film());
    api.put(address + "/interactions/interview-1/evidence/dial-in", wav());
    awaitState(address, "in-review");
    assertProblem(
        analyst.post(
            address + "/review", "{\"verdict\":\"confirm\",\"reasonCode\":\"review.still-holds\"}"),
        422,
        "review.reason-unknown");
    analyst.post(
        address + "/review", "{\"verdict\":\"confirm\",\"reasonCode\":\"review.other-person\"}");
    awaitState(address, "blocked");
    return address;
  }

  /** The appeal of that journey's person. */
  private JsonNode appealed(String address) {
    String session = cookie(submit(appealLink(address), "", ""));
    assertThat(say(SAID, form(get("/me", session)), session).status()).isEqualTo(303);
    return appeal(address);
  }

  private JsonNode appeal(String address) {
    return api.get(address + "/appeal").json();
  }

  private String awaitCase(String appeal) {
    awaitState("/api/v1/journeys/" + appeal, "in-review");
    String reviewCase = "r-" + appeal.substring(2) + "-1";
    await(() -> analyst.get("/api/v1/reviews/" + reviewCase).status() == 200);
    return reviewCase;
  }

  private void awaitLeadWithdrawn(String journey) {
    await(() ->
        rows.sql("select count(*) from lead where journey_id = ? and withdrawn_by is not null")
                .param(journey)
                .query(Integer.class)
                .single()
            == 1);
  }

  private static void await(Supplier<Boolean> reached) {
    for (int i = 0; i < 200 && !reached.get(); i++) {
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
    }
    assertThat(reached.get()).isTrue();
  }

  /** A pair that this journey's captures led to. */
  private void lead(String journey) {
    String other = "s-" + id(api.startJourney()).substring(2);
    rows.sql(
            "insert into lead (tenant, purpose, subject, other, journey_id, interaction, llr,"
                + " strength, searched, model, version, found_at) select tenant, 'duplicates',"
                + " subject_id, ?, journey_id, 'interview-1', 3, 'weak', 10, 'scripted', '1', now()"
                + " from journey where journey_id = ?")
        .params(other, journey)
        .update();
  }

  private Api another() {
    return with(
        newToken("{\"roles\":[\"analyst\"],\"note\":\"another\"}").json().path("secret").asText());
  }

  private String appealLink(String address) {
    return pages.appealFor(new JourneyId(id(address))).orElseThrow().getPath();
  }

  private Api.Answer say(String statement, String form, String session) {
    return submit(
        "/me/appeal",
        "statement=" + URLEncoder.encode(statement, StandardCharsets.UTF_8) + "&form=" + form,
        session);
  }
}
