package io.throughline.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.demo.peers.LocalDirectory;
import io.throughline.server.cli.demo.peers.LocalPeers;
import io.throughline.server.cli.demo.scene.EngineParts;
import io.throughline.server.cli.demo.scene.ScenePlayer;
import io.throughline.server.cli.demo.scene.SceneResult;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.parts.EngineSettings;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.cast.Scene;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An appeal on real media, real Temporal, OPA, PostgreSQL, mail, directory and system of record:
 * from the letter that says no to the account that is as it was.
 */
class AppealIT {
  private static final Pattern LINK = Pattern.compile("https?://\\S+/s/[A-Za-z0-9_-]{75}");
  private static final Pattern FORM =
      Pattern.compile("name=\"form\" value=\"([A-Za-z0-9_-]{43})\"");

  @TempDir private static Path data;
  private static final LocalMailbox mailbox = new LocalMailbox();
  private static final LocalPeers peers = new LocalPeers();
  private static final Home home = Home.find();
  private static EmbeddedEngine engine;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @BeforeAll
  static void raise() {
    engine =
        EmbeddedEngine.open(
            EngineSettings.of(home, data.resolve("deployment"))
                .withMail(mailbox.address())
                .withServerArguments(peers.serverArguments()));
    engine.awaitHealthy(Duration.ofMinutes(3));
  }

  @AfterAll
  static void lower() {
    engine.close();
    mailbox.close();
    peers.close();
  }

  @Test
  void whoeverWasBlockedByMistakeGetsEverythingBack() throws Exception {
    SceneResult held = held("day-one-stand-in");
    assertThat(held.account()).isEqualTo("limited");

    String page = appealed(held, "Your application does not go on");

    assertThat(page).contains("You were right", "was given back");
    assertThat(account(held).map(LocalDirectory.Account::spoken)).contains("active");
    assertThat(peers.receiver().remediesOf(held.journey()))
        .containsOnlyOnce("release-shipment")
        .containsOnlyOnce("release-payroll");
  }

  /** The recovery itself is still open then: its frozen factors would thaw after days. */
  @Test
  void whoeverWasNotLetInByMistakeHasFactorsThatCanBeChangedAgain() throws Exception {
    SceneResult held = held("stolen-mailbox");
    assertThat(peers.receiver().remediesOf(held.journey())).containsExactly("freeze-factors");

    String page = appealed(held, "Nobody was let into your account");

    assertThat(page).contains("You were right", "was given back");
    assertThat(peers.receiver().remediesOf(held.journey())).containsOnlyOnce("thaw-factors");
    assertThat(account(held).map(LocalDirectory.Account::spoken)).contains("active");
  }

  /** Confirmed by one, appealed by the person, cleared by another; the person's page after it. */
  private String appealed(SceneResult held, String letter) throws Exception {
    ApiClient hr = caller("hr", "one");
    ApiClient first = caller("analyst", "one");
    ApiClient second = caller("analyst", "two");
    first.review(held.journey(), Map.of("verdict", "confirm", "reasonCode", "review.other-person"));
    until(() -> letter(held, letter).isPresent());
    URI page = URI.create(link(letter(held, letter).orElseThrow()));
    assertThat(objected(page)).contains("We have your appeal");
    String appeal = hr.part(held.journey(), "appeal").path("id").asText();
    String reviewCase = "r-" + appeal.substring(2) + "-1";
    until(() -> second.reviews("open").toString().contains(reviewCase));

    Map<String, Object> verdict = Map.of("verdict", "clear", "reasonCode", "review.mistaken");
    assertThatThrownBy(() -> first.decide(reviewCase, verdict))
        .hasMessageContaining("review.second-person");
    assertThat(second.reviewCase(reviewCase).path("appeal").path("statement").asText())
        .isEqualTo("It was me; I had a cold.");
    var _ = second.decide(reviewCase, verdict);
    until(() -> letter(held, "Everything was given back").isPresent());
    assertThat(letter(held, "Your appeal was right")).isPresent();
    JsonNode outcome = hr.part(held.journey(), "appeal");
    assertThat(outcome.path("outcome").asText()).isEqualTo("overturned");
    assertThat(outcome.path("inForce")).isEmpty();
    return get(page.resolve("/me"));
  }

  private String objected(URI page) throws IOException, InterruptedException {
    String own = post(page, "");
    assertThat(own).contains("You think that this is wrong?");
    String statement = URLEncoder.encode("It was me; I had a cold.", StandardCharsets.UTF_8);
    return post(page.resolve("/me/appeal"), "form=" + form(own) + "&statement=" + statement);
  }

  private static SceneResult held(String name) throws InterruptedException {
    Scene scene =
        Scene.all(home.scenes()).stream()
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow();
    return new ScenePlayer(
            new ScenePlayer.Callers(
                caller("hr", "one"),
                caller("analyst", "one"),
                caller("help-desk", "one"),
                caller("vendor", "one")),
            new ScenePlayer.Ground(new EngineParts(engine), peers, mailbox),
            home.cast(),
            Progress.silent())
        .play(scene);
  }

  private static ApiClient caller(String role, String who) {
    return ApiClient.of(engine.address(), engine.tokenFile()).as(role, who);
  }

  private static Optional<String> letter(SceneResult held, String subject) {
    return mailbox.letter("candidate@" + held.scene().name() + ".example", subject);
  }

  private static Optional<LocalDirectory.Account> account(SceneResult held) {
    return peers.directory().account("worker@" + held.scene().name() + ".example");
  }

  private static String link(String letter) {
    Matcher found = LINK.matcher(letter);
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static String form(String page) {
    Matcher found = FORM.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String get(URI address) throws IOException, InterruptedException {
    return body(HttpRequest.newBuilder(address).GET());
  }

  private String post(URI address, String form) throws IOException, InterruptedException {
    return body(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private String body(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static void until(Supplier<Boolean> reached) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!reached.get()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(200);
    }
  }
}
