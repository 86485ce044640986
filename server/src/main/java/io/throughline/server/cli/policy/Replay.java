package io.throughline.server.cli.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Past decisions under other rules: who would change, and why. */
record Replay(int journeys, int decisions, int erased, List<Change> changes, double seconds) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_LINES = 40;

  Replay {
    changes = List.copyOf(changes);
  }

  /** What was decided once, and on what. */
  record Past(String journey, String stage, String interaction, String was, String question) {}

  /** A decision that would be another one. */
  record Change(Past past, String would, List<String> reasons) {
    String line() {
      return "%s  %-10s %-20s %s -> %s  (%s)"
          .formatted(
              past.journey(),
              past.stage(),
              past.interaction(),
              past.was(),
              would,
              String.join(", ", reasons));
    }
  }

  /** So many of them as fit a terminal, a line for each. */
  static List<String> lines(List<Change> changes) {
    List<String> lines =
        new ArrayList<>(changes.stream().limit(MOST_LINES).map(Change::line).toList());
    if (changes.size() > MOST_LINES) {
      lines.add("... and %d more (--json names them)".formatted(changes.size() - MOST_LINES));
    }
    return lines;
  }

  /** What was fetched or made, and what is not there any more. */
  record Source(List<Past> decisions, int journeys, int erased) {
    Source {
      decisions = List.copyOf(decisions);
    }
  }

  static Replay of(Source source, Bundle rules) throws InterruptedException {
    long began = System.nanoTime();
    List<Bundle.Verdict> verdicts =
        rules.decide(source.decisions().stream().map(Past::question).toList());
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      Past past = source.decisions().get(i);
      Bundle.Verdict verdict = verdicts.get(i);
      if (!verdict.outcome().equals(past.was())) {
        changes.add(new Change(past, verdict.outcome(), verdict.reasons()));
      }
    }
    return new Replay(
        source.journeys(),
        source.decisions().size(),
        source.erased(),
        changes,
        (System.nanoTime() - began) / 1e9);
  }

  /** How many journeys have at least one decision that would change. */
  int journeysChanged() {
    Set<String> changed = new LinkedHashSet<>();
    changes.forEach(change -> changed.add(change.past().journey()));
    return changed.size();
  }

  /** One JSON object on one line. */
  String json() {
    ObjectNode report = JSON.createObjectNode();
    report.put("replayed", journeys);
    report.put("decisions", decisions);
    report.put("erased", erased);
    ArrayNode all = report.putArray("changed");
    for (Change change : changes) {
      ObjectNode one = all.addObject();
      one.put("journey", change.past().journey());
      one.put("stage", change.past().stage());
      one.put("interaction", change.past().interaction());
      one.put("was", change.past().was());
      one.put("would", change.would());
      change.reasons().forEach(one.putArray("reasons")::add);
    }
    report.put("seconds", seconds);
    return report.toString();
  }
}
