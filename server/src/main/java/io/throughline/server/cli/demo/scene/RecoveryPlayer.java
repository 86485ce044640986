package io.throughline.server.cli.demo.scene;

import io.throughline.server.cli.demo.LocalMailbox;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.desk.RecoveryClient;
import io.throughline.server.setup.cast.Scene;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/** Plays the people of a recovery: a caller, the help desk, and the owner at a browser. */
final class RecoveryPlayer {
  private static final String CONSENT = "Your agreement is needed before your interviews";
  private static final String OPENED = "Somebody asks to get back into your account";

  private final RecoveryClient desk;
  private final LocalMailbox mailbox;
  private final Path cast;

  RecoveryPlayer(ApiClient desk, LocalMailbox mailbox, Path cast) {
    this.desk = new RecoveryClient(desk);
    this.mailbox = mailbox;
    this.cast = cast;
  }

  /** The person agrees on the own page, in the browser that is returned. */
  PersonBrowser consent(Scene scene, Map<String, Object> said) throws InterruptedException {
    PersonBrowser own = new PersonBrowser();
    own.consent(own.open(letter(scene, CONSENT)), said);
    return own;
  }

  /** Waits until a journey stands so. */
  interface Patience {
    Standing until(String journey, Predicate<Standing> reached) throws InterruptedException;
  }

  /** Somebody calls, the help desk opens a recovery, and the owner answers; how it then stands. */
  Standing play(Scene scene, Scene.Recovery recovery, PersonBrowser browser, Patience patience)
      throws InterruptedException {
    String journey = opened(scene, recovery);
    Standing now = patience.until(journey, it -> it.ended() || it.awaited().equals("evidence"));
    if (recovery.call() != null) {
      var _ = desk.heard(journey, cast.resolve(recovery.call()));
    }
    String letter = letter(scene, OPENED);
    URI home = recovery.steps().isEmpty() ? null : browser.open(letter);
    for (Scene.Step step : recovery.steps()) {
      if (home != null && ScenePlayer.asksFor(step, now)) {
        int before = now.decisions();
        browser.record(home, "camera", cast.resolve(step.evidence().get("camera")));
        now = patience.until(journey, it -> it.settled() && it.decisions() > before);
      }
    }
    if (recovery.disowned()) {
      int before = now.decisions();
      browser.deny(letter);
      now = patience.until(journey, it -> it.settled() && it.decisions() > before);
    }
    return now;
  }

  private String opened(Scene scene, Scene.Recovery recovery) {
    return desk.open(
            Map.of(
                "account",
                SceneOrder.account(scene),
                "ticket",
                "INC-7",
                "desk",
                "help-desk@" + scene.name() + ".example",
                "privileged",
                recovery.privileged()))
        .path("id")
        .asText();
  }

  private String letter(Scene scene, String subject) throws InterruptedException {
    return mailbox.await("candidate@" + scene.name() + ".example", subject);
  }
}
