package io.throughline.server.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.server.cli.journey.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report of the shadow rules as a terminal shows it. */
final class ShadowLines {
  private static final int MOST_NAMED = 20;

  private ShadowLines() {}

  /** The report, of all or since a day. */
  static JsonNode fetched(ApiClient api, Optional<String> since) {
    String query = since.map(day -> "?since=" + ApiClient.word(day)).orElse("");
    return api.call("GET", "/api/v1/policy/shadow" + query, BodyPublishers.noBody(), "");
  }

  static List<String> of(JsonNode report) {
    if (!report.path("shadow").isTextual()) {
      return List.of("no shadow rules have been asked: ./throughline up --shadow DIR asks some");
    }
    List<String> lines = new ArrayList<>(Replay.lines(changes(report.path("changed"))));
    report.path("moves").forEach(move -> lines.add(move(move)));
    report
        .path("stages")
        .forEach(
            one -> lines.add("stage %-10s %s".formatted(one.path("stage").asText(), share(one))));
    report.path("reasons").forEach(reason -> lines.add("reason " + counted(reason)));
    lines.add(named("cleared, would have been stopped", report.path("clearedStopped")));
    lines.add(named("held, limited or blocked, would not have been", report.path("stoppedLetGo")));
    report.path("noAnswer").forEach(none -> lines.add("no answer " + counted(none)));
    String revision = report.path("shadow").asText();
    lines.add("rules in force " + words(report.path("live")) + ", shadow " + revision);
    lines.add(total(report));
    return lines;
  }

  private static String move(JsonNode move) {
    return "%6d  %-10s %s -> %s"
        .formatted(
            move.path("decisions").asInt(),
            move.path("stage").asText(),
            move.path("was").asText(),
            move.path("would").asText());
  }

  private static String total(JsonNode report) {
    return "%d decisions asked, %d compared in %d journeys: %s, in %d journeys; %d dropped"
        .formatted(
            report.path("asked").asInt(),
            report.path("compared").asInt(),
            report.path("journeys").asInt(),
            share(report),
            report.path("journeysChanged").asInt(),
            report.path("dropped").asInt());
  }

  private static List<Replay.Change> changes(JsonNode changed) {
    List<Replay.Change> changes = new ArrayList<>();
    for (JsonNode one : changed) {
      List<String> reasons = new ArrayList<>();
      one.path("reasons").forEach(reason -> reasons.add(reason.asText()));
      changes.add(
          new Replay.Change(
              new Replay.Past(
                  one.path("journey").asText(),
                  one.path("stage").asText(),
                  one.path("interaction").asText(),
                  one.path("was").asText(),
                  ""),
              one.path("would").asText(),
              reasons));
    }
    return changes;
  }

  private static String share(JsonNode of) {
    JsonNode rate = of.path("rate");
    String would = of.path("wouldChange").asInt() + " would change";
    return rate.isObject()
        ? String.format(
            Locale.ROOT,
            "%s (%.1f %%, 95 %% interval %.1f to %.1f)",
            would,
            100 * rate.path("rate").asDouble(),
            100 * rate.path("low").asDouble(),
            100 * rate.path("high").asDouble())
        : would;
  }

  private static String counted(JsonNode reason) {
    return reason.path("reason").asText() + ": " + reason.path("decisions").asInt();
  }

  private static String named(String what, JsonNode journeys) {
    List<String> names = new ArrayList<>();
    journeys.forEach(journey -> names.add(journey.asText()));
    String more = names.size() > MOST_NAMED ? " …" : "";
    String some = String.join(" ", names.stream().limit(MOST_NAMED).toList());
    return (what + ": " + names.size() + " " + some + more).strip();
  }

  private static String words(JsonNode texts) {
    List<String> words = new ArrayList<>();
    texts.forEach(text -> words.add(text.asText()));
    return words.isEmpty() ? "unknown" : String.join(", ", words);
  }
}
