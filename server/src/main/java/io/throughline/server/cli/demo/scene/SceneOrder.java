package io.throughline.server.cli.demo.scene;

import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.EvidencePlace;
import io.throughline.server.setup.cast.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What HR orders in a scene. */
final class SceneOrder {
  private SceneOrder() {}

  /** The person's account in the demo's directory. */
  static String account(Scene scene) {
    return "worker@" + scene.name() + ".example";
  }

  /** As the API takes it. */
  static Map<String, Object> of(Scene scene) {
    Map<String, Object> order = new HashMap<>();
    order.put("kind", scene.kind());
    order.put("interviews", scene.interviews());
    order.put("timers", scene.timers());
    order.put("team", Map.of("email", "hiring-team@" + scene.name() + ".example"));
    Optional.ofNullable(scene.dayOne()).ifPresent(way -> order.put("dayOne", way));
    Optional.ofNullable(scene.preboarding()).ifPresent(plan -> order.put("preboarding", plan));
    Optional.ofNullable(scene.watch())
        .filter(WatchPlayer::follows)
        .ifPresent(watch -> order.put("watch", Map.of("zone", watch.zone())));
    order.put(
        "candidate",
        Map.of(
            "email",
            "candidate@" + scene.name() + ".example",
            "salutation",
            "Sam Example",
            "account",
            account(scene)));
    return order;
  }

  /** HR enters what others found. */
  static void enter(ApiClient hr, String journey, Scene.Entry entry) {
    var _ =
        hr.call(
            "POST",
            "/api/v1/journeys/" + ApiClient.word(journey) + "/" + entry.route(),
            ApiClient.json(entry.document()),
            ApiClient.fresh());
  }

  /** Where a piece of evidence belongs; a marked tile is the camera's. */
  static EvidencePlace place(Scene.Step step, String role) {
    List<String> subject =
        Optional.ofNullable(step.tile())
            .filter(_ -> role.equals("camera"))
            .map(tile -> List.of("tile=" + tile))
            .orElse(List.of());
    return new EvidencePlace(step.interaction(), role, false, ApiClient.fresh(), subject);
  }
}
