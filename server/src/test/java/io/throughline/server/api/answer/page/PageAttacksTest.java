package io.throughline.server.api.answer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.server.deployment.Api;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The person's own page, as an attacker meets it. */
class PageAttacksTest extends VisitedPages {

  @Test
  void eachPageLetsNoScriptRunAndNothingBeKeptFramedOrTold() {
    String link = link(api.startJourney());
    for (Api.Answer page :
        new Api.Answer[] {get(link, ""), get("/me", ""), get("/s/" + "a".repeat(75), "")}) {
      assertThat(page.header("Content-Security-Policy"))
          .startsWith("default-src 'none'; style-src 'sha256-")
          .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe", "script");
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(page.header("Cache-Control")).contains("no-store");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
      assertThat(text(page))
          .contains("<html lang=\"en\">", "<main>", "<h1>", "name=\"viewport\"")
          .doesNotContain("<script", "http://", "https://", "onclick");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "form=", "form=wrong", "face=yes&voice=yes", "form=%00", "form=a&form=b"})
  void aFormFromElsewhereDoesNothing(String body) {
    String address = api.startJourney();
    awaitState(address, "notified");
    String session = cookie(submit(link(address), "", ""));
    for (String path : new String[] {"/me/consent", "/me/another-way"}) {
      assertThat(submit(path, body, session).status()).isEqualTo(403);
    }
    assertThat(awaitState(address, "notified").path("timeline").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "anything"})
  void aButtonOnAnotherSiteOpensNothing(String from) {
    String link = link(api.startJourney());
    for (String path : new String[] {link, link + "/renewal"}) {
      Api.Answer refused =
          api.bare(
              path,
              request -> request.header("Sec-Fetch-Site", from).POST(BodyPublishers.noBody()));
      assertThat(refused.status()).isEqualTo(403);
    }
    assertThat(get(link, "").status()).isEqualTo(200);
  }

  @Test
  void aLinkWithAnyCharacterChangedIsNobodys() {
    String link = link(api.startJourney());
    for (int at = "/s/".length(); at < link.length(); at += 6) {
      for (char other : new char[] {'A', 'z', '7', '-', '_', '='}) {
        if (link.charAt(at) != other) {
          String changed = link.substring(0, at) + other + link.substring(at + 1);
          assertThat(get(changed, "").status()).as(changed).isEqualTo(404);
        }
      }
    }
    for (String odd : new String[] {link + "A", link.substring(0, link.length() - 1), "/s/x"}) {
      assertThat(get(odd, "").status()).isEqualTo(404);
      assertThat(submit(odd, "", "").status()).isEqualTo(404);
    }
    assertThat(get(link, "").status()).isEqualTo(200);
  }

  @Test
  void aLinkThatSomebodyMovedToAnotherJourneyInTheDatabaseIsNobodys() {
    String address = api.startJourney();
    String link = link(address);
    int moved =
        JdbcClient.create(database)
            .sql("update subject_link set journey_id = ? where journey_id = ?")
            .params(id(api.startJourney()), id(address))
            .update();
    assertThat(moved).isEqualTo(1);
    assertThat(get(link, "").status()).isEqualTo(404);
  }

  @Test
  void anOldLinkSaysSoAndItsAgeIsNotToBeChangedInTheDatabase() {
    JourneyId journey = new JourneyId(id(api.startJourney()));
    SubjectLinks before =
        new SubjectLinks(
            JdbcClient.create(database),
            Clock.offset(Clock.systemUTC(), Duration.ofDays(-15)),
            LinkSignature.keyedBy(data().resolve("secrets/page-links")),
            URI.create("https://example.org"));
    String old = before.addressFor(journey).orElseThrow().getPath();

    assertThat(get(old, "").status()).isEqualTo(410);
    assertThat(text(submit(old, "", ""))).contains("too old", "Send me a new link");
    JdbcClient.create(database)
        .sql("update subject_link set expires_at = now() + interval '1 day' where journey_id = ?")
        .param(journey.value())
        .update();
    assertThat(get(old, "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "<script>alert(1)</script>, &lt;script&gt;",
    "\"><img src=x onerror=alert(1)>, &quot;&gt;&lt;img",
    "{form} {{team}}, {form} {{team}}",
    "O'Brien & Söhne, O&#39;Brien &amp; Söhne"
  })
  void aSalutationIsTextAndNeverMarkup(String salutation, String shown) {
    String order =
        Api.NEW_JOURNEY.replace("\"Ada\"", "\"" + salutation.replace("\"", "\\\"") + "\"");
    String address = api.post("/api/v1/journeys", order).header("Location");
    awaitState(address, "notified");
    String page = text(get("/me", cookie(submit(link(address), "", ""))));
    assertThat(page).contains("Hello " + shown).doesNotContain("<script", "<img");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/s/a%0d%0aSet-Cookie:x=y", "/s/%3Cscript%3E", "/s/../api/v1/journeys", "/s/a;b"})
  void anAddressThatCarriesMoreThanAWordReachesNoPage(String path) {
    Api.Answer answer = api.bare(path, HttpRequest.Builder::GET);
    assertThat(answer.status()).isIn(400, 401, 404);
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(text(answer)).doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "throughline-page=x", "throughline-page="})
  void withoutASessionThePageIsClosed(String cookie) {
    for (Api.Answer answer :
        new Api.Answer[] {
          get("/me", cookie), submit("/me/consent", "face=yes&voice=yes&form=x", cookie)
        }) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(text(answer)).contains("open your link again");
    }
  }

  @Test
  void neitherLinkNorSessionIsKeptInTheClear() {
    String link = link(api.startJourney());
    String session = cookie(submit(link, "", ""));
    String kept =
        JdbcClient.create(database)
            .sql("select string_agg(t::text, ' ') from subject_link t")
            .query(String.class)
            .single();
    assertThat(kept)
        .doesNotContain(link.substring(3))
        .doesNotContain(session.substring(session.indexOf('=') + 1));
  }
}
