package io.throughline.inference.calibration.detectors;

import io.throughline.contracts.detection.FindingOutcome;
import io.throughline.inference.calibration.scores.Resampling;
import io.throughline.inference.calibration.scores.Resampling.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Which detectors raise false alarms: what each said of the genuine files of an evaluation. */
final class Alarms {
  /** The share of genuine files that a threshold should let through as suspicious. */
  private static final double ASKED = 0.005;

  private final List<Row> rows;

  /**
   * What a detector said of genuine files that it applies to.
   *
   * @param kind picture, film or sound, as the manifest has it
   * @param suspicious share of them
   * @param raised files that are suspicious in all and suspicious to this detector
   * @param asked score that 0.5 % of the genuine files reach; empty without scores
   */
  record Row(
      String detector,
      String kind,
      int genuine,
      Interval suspicious,
      int raised,
      OptionalDouble asked) {}

  private Alarms(List<Row> rows) {
    this.rows = rows;
  }

  /** The rows of all detectors, those of the whole statement first. */
  static Alarms of(DetectorTrials.Said said) {
    Map<String, List<Trial>> groups = new LinkedHashMap<>();
    Set<String> suspected = new HashSet<>();
    said.of(DetectorTask.FUSED).stream()
        .filter(trial -> !trial.forged())
        .forEach(trial -> {
          add(groups, trial);
          if (trial.is(FindingOutcome.SUSPICIOUS)) {
            suspected.add(trial.item().path());
          }
        });
    said.files().stream()
        .filter(file -> !file.forged())
        .flatMap(file -> file.trials().stream())
        .filter(trial -> trial.applies() && trial.score().isPresent())
        .filter(trial -> DetectorTask.known(trial.answer().detector()))
        .forEach(trial -> add(groups, trial));
    return new Alarms(groups.values().stream().map(group -> row(group, suspected)).toList());
  }

  private static void add(Map<String, List<Trial>> groups, Trial trial) {
    groups
        .computeIfAbsent(
            trial.answer().detector() + ' ' + trial.item().kind(), _ -> new ArrayList<>())
        .add(trial);
  }

  private static Row row(List<Trial> group, Set<String> suspected) {
    Trial any = group.getFirst();
    List<Trial> alarms =
        group.stream().filter(trial -> trial.is(FindingOutcome.SUSPICIOUS)).toList();
    long raised = alarms.stream().filter(trial -> suspected.contains(trial.item().path())).count();
    return new Row(
        any.answer().detector(),
        any.item().kind(),
        group.size(),
        share(group),
        (int) raised,
        asked(group));
  }

  private static Interval share(List<Trial> group) {
    Map<String, int[]> people = new TreeMap<>();
    for (Trial trial : group) {
      int[] counts = people.computeIfAbsent(trial.unit(), _ -> new int[2]);
      counts[0] += trial.is(FindingOutcome.SUSPICIOUS) ? 1 : 0;
      counts[1]++;
    }
    List<int[]> counts = List.copyOf(people.values());
    return Resampling.intervals(
            counts.size(),
            weights -> {
              double suspicious = 0;
              double all = 0;
              for (int i = 0; i < weights.length; i++) {
                suspicious += weights[i] * counts.get(i)[0];
                all += weights[i] * counts.get(i)[1];
              }
              return new double[] {suspicious / all};
            })
        .getFirst()
        .ofShare(counts.size());
  }

  private static OptionalDouble asked(List<Trial> group) {
    double[] scores =
        group.stream()
            .filter(trial -> trial.score().isPresent())
            .mapToDouble(trial -> trial.score().getAsDouble())
            .sorted()
            .toArray();
    return scores.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(scores[scores.length - 1 - (int) (ASKED * scores.length)]);
  }

  /** As the fields of an answer. */
  List<Map<String, Object>> fields() {
    return rows.stream()
        .map(row -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("detector", row.detector());
          fields.put("kind", row.kind());
          fields.put("genuine", row.genuine());
          fields.put("suspicious", row.suspicious().value());
          fields.put("suspiciousLow", row.suspicious().low());
          fields.put("suspiciousHigh", row.suspicious().high());
          fields.put("raised", row.raised());
          fields.put(
              "scoreOfHalfPercent", row.asked().isPresent() ? row.asked().getAsDouble() : null);
          return fields;
        })
        .toList();
  }

  /** As a table in Markdown. */
  String table() {
    StringBuilder page = new StringBuilder();
    page.append("\n| said of genuine files by | kind | scored | suspicious |")
        .append(
            " of them suspicious in all | score that 0.5 % reach |\n|---|---|---|---|---|---|\n");
    for (Row row : rows) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %.1f %% [%.1f–%.1f] | %d | %s |%n",
              row.detector(),
              row.kind(),
              row.genuine(),
              100 * row.suspicious().value(),
              100 * row.suspicious().low(),
              100 * row.suspicious().high(),
              row.raised(),
              row.asked().isPresent()
                  ? String.format(Locale.ROOT, "%.3f", row.asked().getAsDouble())
                  : "–"));
    }
    return page.toString();
  }
}
