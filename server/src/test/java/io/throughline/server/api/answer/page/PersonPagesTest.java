package io.throughline.server.api.answer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.server.deployment.Api;
import org.junit.jupiter.api.Test;

/** The person's own page, as a browser and a mail scanner meet it. */
class PersonPagesTest extends VisitedPages {

  @Test
  void aScannerThatLooksUsesNothingUpAndTheButtonOpensOnce() {
    String link = link(api.startJourney());
    for (int look = 0; look < 3; look++) {
      Api.Answer seen = get(link, "");
      assertThat(seen.status()).isEqualTo(200);
      assertThat(text(seen)).contains("Open my page").doesNotContain("Ada");
    }
    Api.Answer opened = submit(link, "", "");
    assertThat(opened.status()).isEqualTo(303);
    assertThat(opened.header("Location")).isEqualTo("/me");
    assertThat(opened.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=1800")
        .doesNotContain("Secure");

    assertThat(submit(link, "", "").status()).isEqualTo(410);
    assertThat(text(get(link, ""))).contains("used before", "Send me a new link");
    assertThat(submit(link, "", cookie(opened)).header("Location")).isEqualTo("/me");
  }

  @Test
  void bothPurposesAreAskedForAndBothAreNeeded() {
    String address = api.startJourney();
    awaitState(address, "notified");
    String session = cookie(submit(link(address), "", ""));
    Api.Answer home = get("/me", session);
    assertThat(text(home)).contains("Hello Ada,", "Your face", "Your voice", "team@example.org");
    assertThat(text(home)).contains("name=\"face\"", "name=\"voice\"");

    Api.Answer half = submit("/me/consent", "face=yes&form=" + form(home), session);
    assertThat(half.status()).isEqualTo(422);
    assertThat(text(half)).contains("yes or no to both");
    awaitState(address, "notified");

    Api.Answer sent = submit("/me/consent", "face=yes&voice=yes&form=" + form(home), session);
    assertThat(sent.status()).isEqualTo(303);
    awaitState(address, "collecting");
    assertThat(text(get("/me", session)))
        .contains("We wait for the recording of interview 1", "This waits until")
        .doesNotContain("name=\"face\"");
    assertThat(submit("/me/consent", "face=no&voice=no&form=" + form(home), session).status())
        .isEqualTo(409);
    awaitState(address, "collecting");
  }

  @Test
  void lessThanBothLeadsToAPersonAndIsNoRejection() {
    String address = api.startJourney();
    awaitState(address, "notified");
    String session = cookie(submit(link(address), "", ""));
    String form = form(get("/me", session));
    assertThat(submit("/me/consent", "face=yes&voice=no&form=" + form, session).status())
        .isEqualTo(303);
    awaitState(address, "closed");
    assertThat(text(get("/me", session)))
        .contains("not a rejection", "team@example.org")
        .doesNotContain("I would like a person");
  }

  @Test
  void anotherWayIsNotedOnceAndChangesNothingElse() {
    String address = api.startJourney();
    awaitState(address, "notified");
    String session = cookie(submit(link(address), "", ""));
    String form = form(get("/me", session));
    assertThat(text(get("/me", session)))
        .contains("have no camera or no phone", "do not want your face or voice compared");
    for (int again = 0; again < 2; again++) {
      assertThat(submit("/me/another-way", "form=" + form, session).status()).isEqualTo(303);
    }
    assertThat(awaitState(address, "notified").path("timeline").toString())
        .containsOnlyOnce("\"what\":\"human.path.requested\"");
  }

  @Test
  void aUsedLinkServesToAskForANewOneAndALinkOfNobodyIsAnsweredAlike() {
    String address = api.startJourney();
    awaitState(address, "notified");
    String used = link(address);
    submit(used, "", "");
    Api.Answer asked = submit(used + "/renewal", "", "");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(awaitState(address, "notified").path("timeline").toString())
        .contains("link.requested");
    Api.Answer nobody = submit("/s/" + "a".repeat(75) + "/renewal", "", "");
    assertThat(nobody.status()).isEqualTo(200);
    assertThat(text(nobody)).isEqualTo(text(asked));
  }

  @Test
  void nothingIsAskedOfAJourneyThatHasEndedAndTheAnswerIsTheSame() {
    String address = api.startJourney();
    awaitState(address, "notified");
    String link = link(address);
    String session = cookie(submit(link, "", ""));
    String form = form(get("/me", session));
    api.post(address + "/cancel", "");
    awaitState(address, "closed");
    awaitProblem(() -> api.post(address + "/cancel", ""), "journey.ended");

    assertThat(submit(link + "/renewal", "", "").status()).isEqualTo(200);
    assertThat(submit("/me/another-way", "form=" + form, session).status()).isEqualTo(303);
    assertThat(submit("/me/consent", "face=yes&voice=yes&form=" + form, session).status())
        .isEqualTo(409);
    assertThat(get("/me", session).status()).isEqualTo(200);
  }

  @Test
  void whoIsErasedReadsThatAndNothingElse() {
    String address = api.startJourney();
    awaitState(address, "notified");
    String session = cookie(submit(link(address), "", ""));
    String unopened = link(address);
    api.post(address + "/cancel", "");
    awaitState(address, "closed");
    awaitProblem(() -> api.post(address + "/cancel", ""), "journey.ended");
    assertThat(admin.post(address + "/erase", "").status()).isEqualTo(200);

    Api.Answer home = get("/me", session);
    assertThat(home.status()).isEqualTo(410);
    assertThat(text(home)).contains("was erased").doesNotContain("Ada", "example.org");
    assertThat(submit(unopened + "/renewal", "", "").status()).isEqualTo(200);
    assertThat(get("/me", cookie(submit(unopened, "", ""))).status()).isEqualTo(410);
  }
}
