package io.throughline.server.cli.demo.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kills broke.
 *
 * @param killed name of each part that was killed, in order
 * @param lost journeys that did not end as scripted, with all their letters and ledger entries
 * @param twice what came twice
 * @param ledgerOk whether the ledger verifies as a whole
 * @param seed of the kills
 * @param seconds from the first journey's start to the last one's end
 */
record ChaosReport(
    int journeys,
    List<String> killed,
    int lost,
    Twice twice,
    boolean ledgerOk,
    long seed,
    long seconds) {
  ChaosReport {
    killed = List.copyOf(killed);
  }

  /**
   * What came twice.
   *
   * @param effects letters, journeys and ledger events, in words
   * @param lettersAgain letters that came again under the same Message-ID, which a receiver sees to
   *     be the same: the mail server's yes was lost with what was killed
   */
  record Twice(List<String> effects, int lettersAgain) {
    Twice {
      effects = List.copyOf(effects);
    }
  }

  boolean nothingBroke(int wantedKills) {
    return lost == 0 && twice.effects().isEmpty() && ledgerOk && killed.size() == wantedKills;
  }

  /** One JSON object on one line. */
  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("journeys", journeys);
    report.put("kills", killed.size());
    report.put("lost", lost);
    report.put("duplicateEffects", twice.effects().size());
    report.put("twice", twice.effects());
    report.put("lettersAgain", twice.lettersAgain());
    report.put("ledgerOk", ledgerOk);
    report.put("killed", killed);
    report.put("seed", seed);
    report.put("seconds", seconds);
    try {
      return new ObjectMapper().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are JSON", e);
    }
  }
}
