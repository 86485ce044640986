package io.throughline.server.cli.demo.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.demo.LocalMailbox;
import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.EvidencePlace;
import io.throughline.server.cli.journey.desk.CohortClient;
import io.throughline.server.setup.cast.Group;
import io.throughline.server.setup.cast.Scene;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Plays a vendor, those who order from it, and its people at their browsers. */
final class CohortPlayer {
  private static final String CONSENT = "Your agreement is needed before you start";
  private static final List<String> INTERACTIONS = List.of("enrolment", "training", "seat");

  private final ApiClient hr;
  private final ApiClient vendor;
  private final LocalMailbox mailbox;
  private final Path cast;

  CohortPlayer(ApiClient hr, ApiClient vendor, LocalMailbox mailbox, Path cast) {
    this.hr = hr;
    this.vendor = vendor;
    this.mailbox = mailbox;
    this.cast = cast;
  }

  /** Decides what the scene's reviewer says of a journey. */
  interface Reviewer {
    void decide(Scene scene, String journey) throws InterruptedException;
  }

  /** Who else plays. */
  record Others(RecoveryPlayer.Patience patience, Reviewer reviewer) {}

  /** A member at the own browser. */
  private record Player(Group.Member member, String journey, PersonBrowser browser, URI home) {}

  static String account(Scene scene, Group.Member member) {
    return member.worker() + "@corp." + scene.name() + ".example";
  }

  /** Answers the journey of the last member, once nothing more is to be played. */
  String play(Scene scene, Group group, Others others) throws InterruptedException {
    String cohort = opened(scene);
    if (group.attested()) {
      var _ = new CohortClient(vendor).attest(cohort, true, true);
    }
    List<Player> players = agreed(scene, group, cohort);
    for (String interaction : INTERACTIONS) {
      for (Player player : players) {
        play(player, interaction, new Place(cohort, others.patience()));
      }
      if (interaction.equals("enrolment") && scene.review().now()) {
        others.reviewer().decide(scene, cohort);
      }
    }
    String last = players.getLast().journey();
    var _ = others.patience().until(last, now -> now.ended() || now.state().equals("in-review"));
    return last;
  }

  private String opened(Scene scene) {
    return new CohortClient(hr)
        .open(
            Map.of(
                "vendor",
                vendor.owner(),
                "manager",
                "manager@" + scene.name() + ".example",
                "salutation",
                "Vendor",
                "team",
                "team@" + scene.name() + ".example"))
        .path("id")
        .asText();
  }

  private List<Player> agreed(Scene scene, Group group, String cohort) throws InterruptedException {
    String roster =
        group.members().stream()
            .map(member -> row(scene, member))
            .collect(Collectors.joining("\n", "worker,name,email,account,bank,address\n", "\n"));
    // Only who orders says which account of the directory is whose.
    JsonNode report = new CohortClient(hr).roster(cohort, roster);
    List<Player> players = new ArrayList<>();
    for (int i = 0; i < group.members().size(); i++) {
      Group.Member member = group.members().get(i);
      PersonBrowser browser = new PersonBrowser();
      URI home = browser.open(mailbox.await(mail(scene, member), CONSENT));
      browser.consent(home, Objects.requireNonNull(scene.consent()).document());
      String journey = report.at("/members/" + i + "/journey").asText();
      players.add(new Player(member, journey, browser, home));
    }
    return players;
  }

  private static String row(Scene scene, Group.Member member) {
    return String.join(
        ",",
        member.worker(),
        "Sam Example " + member.worker(),
        mail(scene, member),
        account(scene, member),
        Objects.requireNonNullElse(member.bank(), "ACCOUNT-" + account(scene, member)),
        Objects.requireNonNullElse(member.address(), ""));
  }

  private static String mail(Scene scene, Group.Member member) {
    return member.worker() + "@" + scene.name() + ".example";
  }

  /** Where it is played, and who waits. */
  private record Place(String cohort, RecoveryPlayer.Patience patience) {}

  private void play(Player player, String interaction, Place place) throws InterruptedException {
    for (Scene.Step step : player.member().steps()) {
      if (step.interaction().equals(interaction)) {
        Standing now = asked(player, step, place);
        if (ScenePlayer.asksFor(step, now)) {
          handIn(player, step);
          int before = now.decisions();
          var _ =
              place.patience().until(player.journey(), it -> it.ended() || it.decisions() > before);
        }
      }
    }
  }

  /** How the journey stands once it asks for the step, or for something else. */
  private Standing asked(Player player, Scene.Step step, Place place) throws InterruptedException {
    Standing now =
        place
            .patience()
            .until(
                player.journey(),
                it ->
                    it.ended()
                        || it.awaited().equals("review")
                        || it.awaited().equals("seat")
                        || it.awaited().equals("evidence"));
    if (!now.awaited().equals("seat")) {
      return now;
    }
    var _ = new CohortClient(hr).bind(place.cohort(), player.journey(), seat(player));
    return place
        .patience()
        .until(player.journey(), it -> it.ended() || ScenePlayer.asksFor(step, it));
  }

  private static Map<String, Object> seat(Player player) {
    String device =
        Objects.requireNonNullElse(player.member().device(), "device-" + player.journey());
    return Map.of("device", device, "factor", "key-" + player.journey());
  }

  /** Whoever trains hands in the training; the member everything else. */
  private void handIn(Player player, Scene.Step step) throws InterruptedException {
    for (Map.Entry<String, String> piece : step.evidence().entrySet()) {
      Path file = cast.resolve(piece.getValue());
      if (step.interaction().equals("training")) {
        hr.evidence(player.journey(), EvidencePlace.of("training", piece.getKey()), file);
      } else {
        player.browser().record(player.home(), piece.getKey(), file);
      }
    }
  }
}
