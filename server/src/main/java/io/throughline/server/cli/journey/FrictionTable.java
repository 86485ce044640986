package io.throughline.server.cli.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of friction as people read it; what is not known is a dash, never a 0. */
record FrictionTable(JsonNode report) {
  private static final List<Integer> WAYS = List.of(10, 8, 8, 8, 8, 8, 6, 24);
  private static final List<Integer> COSTS = List.of(10, 19, 19, 21, 8, 8, 10);

  private static final String WAY_HEADS =
      "stage, entered, passed, dropped, stopped, off, there, drop-out (95 %)";
  private static final String COST_HEADS =
      "stage, recorded p50/p90, answered p50/p90, bytes p50/p90, prompts, retries, no prompt";

  /** Two tables: how people leave a stage, and what it costs them; then what is not shown. */
  List<String> lines() {
    List<String> ways = new ArrayList<>();
    List<String> costs = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    ways.add(line(WAYS, WAY_HEADS.split(", ")));
    costs.add(line(COSTS, COST_HEADS.split(", ")));
    for (JsonNode one : report.path("stages")) {
      String stage = one.path("stage").asText();
      if (one.path("suppressed").asBoolean(true)) {
        hidden.add(stage);
      } else {
        ways.add(ways(stage, one.path("figures")));
        costs.add(costs(stage, one.path("figures")));
      }
    }
    List<String> all = new ArrayList<>(ways);
    all.add("");
    all.addAll(costs);
    all.addAll(remarks(hidden));
    return all;
  }

  private List<String> remarks(List<String> hidden) {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add(
        "dropped: no answer or a no; stopped: by us or a human; off: called off; prompts and"
            + " retries a person");
    if (!hidden.isEmpty()) {
      remarks.add(
          "not shown, fewer than %d people: %s"
              .formatted(report.path("fewestPeople").asInt(), String.join(", ", hidden)));
    }
    return remarks;
  }

  private static String ways(String stage, JsonNode figures) {
    return line(
        WAYS,
        stage,
        figures.path("entered").asText(),
        figures.path("passed").asText(),
        figures.path("dropped").asText(),
        figures.path("stopped").asText(),
        figures.path("calledOff").asText(),
        figures.path("stillThere").asText(),
        share(figures.path("dropOut")));
  }

  private static String costs(String stage, JsonNode figures) {
    return line(
        COSTS,
        stage,
        times(figures.path("seconds")),
        times(figures.path("elapsedSeconds")),
        sizes(figures.path("bytes")),
        number(figures.path("promptsPerPerson")),
        number(figures.path("retriesPerPerson")),
        figures.path("withoutPrompts").isObject()
            ? percent(figures.path("withoutPrompts").path("rate"))
            : "-");
  }

  /** Columns with a space between, the first to the left. */
  private static String line(List<Integer> widths, String... words) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      String gap = " ".repeat(Math.max(0, widths.get(i) - words[i].length()));
      line.append(i == 0 ? words[i] + gap : " " + gap + words[i]);
    }
    return line.toString().stripTrailing();
  }

  private static String share(JsonNode share) {
    return share.isObject()
        ? "%s (%s to %s)"
            .formatted(
                percent(share.path("rate")),
                percent(share.path("low")),
                percent(share.path("high")))
        : "-";
  }

  private static String percent(JsonNode part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part.asDouble());
  }

  private static String number(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "-";
  }

  private static String times(JsonNode spread) {
    return spread.isObject()
        ? time(spread.path("median").asDouble()) + " / " + time(spread.path("p90").asDouble())
        : "-";
  }

  private static String time(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  private static String sizes(JsonNode spread) {
    return spread.isObject()
        ? size(spread.path("median").asDouble()) + " / " + size(spread.path("p90").asDouble())
        : "-";
  }

  private static String size(double bytes) {
    double kib = bytes / 1024;
    return kib < 1024
        ? String.format(Locale.ROOT, "%.0f KiB", kib)
        : String.format(Locale.ROOT, "%.1f MiB", kib / 1024);
  }
}
