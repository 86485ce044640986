package io.throughline.inference.calibration.evaluation;

import io.throughline.inference.calibration.scores.Resampling;
import io.throughline.inference.calibration.scores.Resampling.Interval;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.calibration.scores.Scores;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/**
 * Error rates by a label that an evaluation set comes with, at the thresholds in use: whether some
 * people are missed, or taken for each other, more often than others. Nothing outside of an
 * evaluation reads or keeps such a label.
 */
public final class GroupErrors {
  /** Of fewer people a rate would say more about them than about the group. */
  static final int FEWEST = 30;

  private GroupErrors() {}

  /**
   * One group.
   *
   * @param people how many of them gave a template; rates are absent below 30, and where no pair is
   * @param missed share of pairs of one person that were not called the same (FNMR)
   * @param taken share of pairs of two people of the group that were called the same (FMR)
   */
  public record Group(String name, int people, List<Interval> missed, List<Interval> taken) {
    public Group {
      missed = List.copyOf(missed);
      taken = List.copyOf(taken);
    }

    boolean told() {
      return !missed.isEmpty();
    }

    /** The fields of the command's answer; null where there are too few people. */
    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", name);
      fields.put("people", people);
      put(fields, "fnmr", missed);
      put(fields, "fmr", taken);
      return fields;
    }

    private static void put(Map<String, Object> fields, String name, List<Interval> rate) {
      fields.put(name, rate.isEmpty() ? null : rate.getFirst().value());
      fields.put(name + "Low", rate.isEmpty() ? null : rate.getFirst().low());
      fields.put(name + "High", rate.isEmpty() ? null : rate.getFirst().high());
    }
  }

  /** Groups in the order of their names; who has no label is in none. */
  public static List<Group> of(
      List<Sample> samples, Map<String, String> labels, SimilarityCurve curve) {
    Map<String, List<Sample>> members = new TreeMap<>();
    for (Sample sample : samples) {
      String label = labels.getOrDefault(sample.identity(), "");
      if (!label.isEmpty()) {
        members.computeIfAbsent(label, _ -> new ArrayList<>()).add(sample);
      }
    }
    List<Group> groups = new ArrayList<>();
    members.forEach((name, own) -> groups.add(group(name, Scores.of(own), curve)));
    return groups;
  }

  private static Group group(String name, Scores scores, SimilarityCurve curve) {
    if (scores.people() < FEWEST) {
      return new Group(name, scores.people(), List.of(), List.of());
    }
    DoublePredicate same = cosine -> curve.llr(cosine) >= curve.same();
    return new Group(
        name,
        scores.people(),
        share(scores, scores.genuine(), same.negate()),
        share(scores, scores.impostor(), same));
  }

  /** Empty where there is no pair to count. */
  private static List<Interval> share(
      Scores scores, List<Scores.Pair> pairs, DoublePredicate counted) {
    if (pairs.isEmpty()) {
      return List.of();
    }
    boolean[] hits = new boolean[pairs.size()];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = counted.test(pairs.get(i).cosine());
    }
    Interval found =
        Resampling.intervals(scores.people(), weights -> new double[] {share(pairs, hits, weights)})
            .getFirst()
            .ofShare(scores.people());
    return List.of(found);
  }

  private static double share(List<Scores.Pair> pairs, boolean[] hits, int[] weights) {
    double all = 0;
    double counted = 0;
    for (int i = 0; i < hits.length; i++) {
      Scores.Pair pair = pairs.get(i);
      double weight =
          pair.first() == pair.second()
              ? weights[pair.first()]
              : (double) weights[pair.first()] * weights[pair.second()];
      all += weight;
      counted += hits[i] ? weight : 0;
    }
    return all == 0 ? Double.NaN : counted / all;
  }

  /** A table in Markdown; empty without groups. */
  static String table(List<Group> groups) {
    if (groups.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            "\nGroups of fewer than 30 people are not told.\n\n| group | people | not called the same (FNMR) | others called the same (FMR) |\n|---|---|---|---|\n");
    for (Group group : groups) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %s | %s |%n",
              group.name().replace("|", "/"),
              group.people(),
              words(group.missed()),
              words(group.taken())));
    }
    return table.toString();
  }

  private static String words(List<Interval> rate) {
    return rate.isEmpty()
        ? "not told"
        : String.format(
            Locale.ROOT,
            "%.2f %% [%.2f–%.2f]",
            100 * rate.getFirst().value(),
            100 * rate.getFirst().low(),
            100 * rate.getFirst().high());
  }
}
