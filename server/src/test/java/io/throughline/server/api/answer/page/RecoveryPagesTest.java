package io.throughline.server.api.answer.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.activities.consent.PersonalPages;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.server.deployment.Api;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the owner, the help desk and anybody else can do about a recovery. */
class RecoveryPagesTest extends VisitedPages {
  private static final String RECOVERIES = "/api/v1/recoveries";
  private static final String CAMERA = "/me/evidence/camera";

  @Autowired private PersonalPages pages;

  /** Somebody who was verified here. */
  private record Owner(String account, String browser) {}

  @Test
  void theOwnBrowserIsEnoughAndAnotherHasToShowWhatWasDrawn() {
    Owner owner = enrolled();
    String address = opened(owner, UUID.randomUUID().toString()).header("Location");
    String session = session(address);

    assertThat(text(get("/me", session + "; " + owner.browser())))
        .contains("Look into the camera for five seconds", "name=\"recording\"")
        .doesNotContain("read out");
    assertThat(text(get("/me", session)))
        .contains("in this order", "read out this number twice")
        .doesNotContain("You were here in this browser before");
    Owner other = enrolled();
    assertThat(text(get("/me", session + "; " + other.browser()))).contains("in this order");
  }

  @Test
  void whoAgreesOnceMoreByALaterLinkIsNotKnownByThat() {
    Owner owner = enrolled();
    String address = opened(owner, UUID.randomUUID().toString()).header("Location");
    String session = session(address);
    String again = "face=yes&voice=yes&form=" + form(get("/me", session));

    assertThat(submit("/me/consent", again, session).header("Set-Cookie"))
        .doesNotContain(KnownBrowsers.COOKIE);
  }

  @Test
  void whoHasNoCameraAsksForAPersonAndIsNotTurnedAway() {
    String address = opened(enrolled(), UUID.randomUUID().toString()).header("Location");
    String session = session(address);
    Api.Answer home = get("/me", session);
    assertThat(text(home)).contains("have no camera or no phone", "I would like a person");

    assertThat(submit("/me/another-way", "form=" + form(home), session).status()).isEqualTo(303);
    assertThat(text(get("/me", session))).contains("You asked for a person");
    JsonNode journey = analyst.get("/api/v1/journeys/" + id(address)).json();
    assertThat(journey.path("timeline").toString()).contains("human.path.requested");
    assertThat(journey.path("state").asText()).isIn("requested", "collecting");
  }

  @Test
  void aRecordingIsTakenOnceAndOnlyFromTheOwnPage() {
    Owner owner = enrolled();
    String address = opened(owner, UUID.randomUUID().toString()).header("Location");
    String session = session(address);
    String form = form(get("/me", session));
    String journey = "/api/v1/journeys/" + id(address);

    assertThat(upload(CAMERA, session, "forged", film()).status()).isEqualTo(403);
    assertThat(upload(CAMERA, "", form, film()).status()).isEqualTo(401);
    assertThat(upload(CAMERA, session, form, "no film".getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(415);
    assertThat(submit("/me/evidence/camera", "form=" + form, session).status()).isEqualTo(400);
    assertProblem(
        api.put(journey + "/interactions/proof/evidence/camera", film()), 409, "role.not-awaited");
    assertThat(analyst.get(journey).json().path("timeline").toString())
        .doesNotContain("evidence.received");

    assertThat(upload(CAMERA, session, form, film()).status()).isEqualTo(303);
    assertThat(analyst.get(journey).json().path("timeline").toString())
        .containsOnlyOnce("evidence.received");
    assertThat(upload(CAMERA, session, form, film()).status()).isEqualTo(409);
    assertThat(text(get("/me", session))).contains("being looked at");
  }

  @Test
  void lookingAtTheOtherLinkDoesNothingAndTheButtonStopsIt() {
    Owner owner = enrolled();
    String address = opened(owner, UUID.randomUUID().toString()).header("Location");
    String denial = pages.denialFor(new JourneyId(id(address))).orElseThrow().getPath();
    String journey = "/api/v1/journeys/" + id(address);

    assertThat(text(get(denial, ""))).contains("It was not me: stop it");
    assertThat(analyst.get(journey).json().path("timeline").toString())
        .doesNotContain("recovery.disowned");
    assertThat(get("/n/" + "a".repeat(75), "").status()).isEqualTo(404);
    assertThat(get(denial.replace("/n/", "/s/"), "").status()).isEqualTo(404);

    assertThat(text(submit(denial, "", ""))).contains("Whatever was given out ends now");
    assertThat(submit(denial, "", "").status()).isEqualTo(200);
    assertThat(analyst.get(journey).json().path("timeline").toString())
        .containsOnlyOnce("recovery.disowned");
  }

  @Test
  void aLinkLastsForMinutesAndIsSentAgainTwice() {
    Owner owner = enrolled();
    String address = opened(owner, UUID.randomUUID().toString()).header("Location");

    assertThat(as("help-desk").post(address + "/link", "").status()).isEqualTo(202);
    assertProblem(as("help-desk").post(address + "/link", ""), 409, "request.too-often");
    assertThat(as("help-desk").get(address).json().path("verdict").asText()).isEqualTo("waiting");
  }

  @Test
  void theSameRequestIsOneRecoveryAndAnotherWaits() {
    Owner owner = enrolled();
    String key = UUID.randomUUID().toString();
    Api.Answer first = opened(owner, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("verdict").asText()).isEqualTo("waiting");
    assertThat(opened(owner, key).status()).isEqualTo(200);

    assertProblem(opened(owner, UUID.randomUUID().toString()), 409, "recovery.running");
    String address = first.header("Location");
    assertThat(as("help-desk").put(address + "/evidence/dial-in", wav()).status()).isEqualTo(201);
    assertProblem(as("help-desk").put(address + "/evidence/camera", film()), 404, "role.unknown");
    assertThat(as("help-desk").post(address + "/cancel", "").status()).isEqualTo(202);
    awaitState("/api/v1/journeys/" + id(address), "closed");
    assertThat(opened(owner, UUID.randomUUID().toString()).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}
          {"account":"a@b.example","ticket":"INC-1"}
          {"account":"","ticket":"INC-1","desk":"desk@b.example"}
          {"account":"a@b.example","ticket":"a ticket","desk":"desk@b.example"}
          {"account":"a@b.example","ticket":"INC-1","desk":"nobody"}
          {"account":"a@b.example","ticket":"INC-1","desk":"a@b.example,c@b.example"}
          {"account":"a@b.example","ticket":"INC-1","desk":"desk@b.example","pass":"PT2H"}
          {"account":"a@b.example","ticket":"INC-1","desk":"desk@b.example","aftercare":"P40D"}
          {"account":"a@b.example","ticket":"INC-1","desk":"desk@b.example","timers":{"review":"PT0S"}}\
          """)
  void whatIsNoOrderIsRefused(String body) {
    assertProblem(as("help-desk").post(RECOVERIES, body), 422, "request.invalid");
  }

  @Test
  void nobodyElseOpensOneAndNobodyUnknownIsRecovered() {
    String order = order("nobody-" + UUID.randomUUID() + "@corp.example");
    assertProblem(as("help-desk").post(RECOVERIES, order), 409, "recovery.not-enrolled");
    assertProblem(api.post(RECOVERIES, order), 403, "role.not-allowed");
    assertProblem(analyst.post(RECOVERIES, order), 403, "role.not-allowed");
    assertProblem(as("help-desk").get("/api/v1/journeys"), 403, "role.not-allowed");
    String hiring = api.startJourney();
    assertProblem(as("help-desk").get(RECOVERIES + "/" + id(hiring)), 404, "journey.unknown");
  }

  private Api.Answer opened(Owner owner, String key) {
    return as("help-desk").post(RECOVERIES, order(owner.account()), key);
  }

  private static String order(String account) {
    return "{\"account\":\"%s\",\"ticket\":\"INC-7\",\"desk\":\"desk@example.org\"}"
        .formatted(account);
  }

  private String session(String address) {
    awaitState("/api/v1/journeys/" + id(address), "collecting");
    return cookie(submit(link(address), "", ""));
  }

  /** Hired, agreed in a browser, and cleared. */
  private Owner enrolled() {
    String account = "sam-" + UUID.randomUUID() + "@corp.example";
    String address =
        api.post(
                "/api/v1/journeys",
                Api.NEW_JOURNEY.replace(
                    "\"salutation\":\"Ada\"",
                    "\"salutation\":\"Ada\",\"account\":\"" + account + "\""))
            .header("Location");
    awaitState(address, "notified");
    String session = cookie(submit(link(address), "", ""));
    Api.Answer agreed =
        submit("/me/consent", "face=yes&voice=yes&form=" + form(get("/me", session)), session);
    awaitState(address, "collecting");
    api.put(address + "/interactions/interview-1/evidence/camera", film());
    api.put(address + "/interactions/interview-1/evidence/dial-in", wav());
    awaitState(address, "in-review");
    analyst.post(
        address + "/review", "{\"verdict\":\"clear\",\"reasonCode\":\"review.same-person\"}");
    awaitState(address, "cleared");
    assertThat(agreed.header("Set-Cookie"))
        .startsWith(KnownBrowsers.COOKIE + "=")
        .contains("HttpOnly", "SameSite=Strict");
    return new Owner(account, cookie(agreed));
  }
}
