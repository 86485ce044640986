package io.throughline.server.cli.demo.scene;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.demo.peers.LocalReporter;
import io.throughline.server.setup.cast.Scene;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plays the days after a scene's hiring: what the house's systems report, as they report it. */
final class WatchPlayer {
  private final LocalReporter reporter;

  WatchPlayer(LocalReporter reporter) {
    this.reporter = reporter;
  }

  /** Whether the watch is ordered with the hiring. */
  static boolean follows(Scene.Watch watch) {
    return Boolean.TRUE.equals(watch.follows());
  }

  /** The watch that the hiring has begun; empty while it has not. */
  static Optional<String> begun(JsonNode hired) {
    for (JsonNode entry : hired.path("timeline")) {
      if (entry.path("what").asText().equals("watch.begun")) {
        return Optional.of(entry.path("reasons").path(0).asText());
      }
    }
    return Optional.empty();
  }

  /** What the watch is asked for. */
  static Map<String, Object> wish(Scene scene, Scene.Watch watch, String account) {
    return Map.of("zone", watch.zone(), "account", account, "timers", scene.timers());
  }

  /** All of it in one signed batch, by the clock of that zone. */
  void report(ZoneId zone, List<Scene.Report> reports, String journey) throws InterruptedException {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Scene.Report report : reports) {
      events.add(
          Map.of(
              "id",
              UUID.randomUUID().toString(),
              "type",
              report.type(),
              "timestamp",
              moment(zone, report).toString(),
              "data",
              Map.of("journey", journey, "work", report.work())));
    }
    if (!events.isEmpty()) {
      reporter.send(events);
    }
  }

  private static Instant moment(ZoneId zone, Scene.Report report) {
    return Optional.ofNullable(report.at())
        .map(at ->
            LocalDate.now(zone)
                .plusDays(report.day())
                .atTime(LocalTime.parse(at))
                .atZone(zone)
                .toInstant())
        .orElseGet(Instant::now);
  }
}
