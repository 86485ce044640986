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
 * @param duplicateEffects letters, journeys and ledger events that came twice
 * @param ledgerOk whether the ledger verifies as a whole
 * @param seed of the kills
 * @param seconds from the first journey's start to the last one's end
 */
record ChaosReport(
    int journeys,
    List<String> killed,
    int lost,
    int duplicateEffects,
    boolean ledgerOk,
    long seed,
    long seconds) {
  ChaosReport {
    killed = List.copyOf(killed);
  }

  boolean nothingBroke(int wantedKills) {
    return lost == 0 && duplicateEffects == 0 && ledgerOk && killed.size() == wantedKills;
  }

  /** One JSON object on one line. */
  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("journeys", journeys);
    report.put("kills", killed.size());
    report.put("lost", lost);
    report.put("duplicateEffects", duplicateEffects);
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
