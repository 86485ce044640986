package io.throughline.server.journeys.cohort;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.server.journeys.HiringJourneys;
import io.throughline.server.journeys.JourneyOverview;
import io.throughline.server.journeys.registry.JourneyRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the members of each vendor fared. */
public final class Scorecards {
  private final CohortTable table;
  private final HiringJourneys journeys;
  private final JourneyOverview overview;

  Scorecards(CohortTable table, HiringJourneys journeys, JourneyOverview overview) {
    this.table = table;
    this.journeys = journeys;
    this.overview = overview;
  }

  /**
   * Members of one vendor.
   *
   * @param cleared who work
   * @param stopped whom a human or a safe default stopped: limited or blocked
   * @param left who ended without a verdict
   */
  public record Score(CallerId vendor, int members, int cleared, int stopped, int left) {
    /** Whose journeys have ended. */
    public int settled() {
      return cleared + stopped + left;
    }
  }

  /** All vendors of the tenant, in the order of their pseudonyms. */
  public List<Score> of(TenantId tenant) {
    Map<CallerId, List<JourneyId>> members = new LinkedHashMap<>();
    table
        .ofVendors(tenant)
        .forEach(
            one -> members.computeIfAbsent(one.vendor(), _ -> new ArrayList<>()).add(one.member()));
    return members.entrySet().stream()
        .map(of -> score(of.getKey(), standing(tenant, of.getValue())))
        .toList();
  }

  private List<String> standing(TenantId tenant, List<JourneyId> members) {
    List<JourneyRegistry.Entry> entries =
        members.stream()
            .map(member -> journeys.entryErasedOrNot(new JourneyRegistry.Key(tenant, member)))
            .toList();
    return overview.of(entries).stream().map(JourneyOverview.Line::state).toList();
  }

  private static Score score(CallerId vendor, List<String> states) {
    return new Score(
        vendor,
        states.size(),
        count(states, List.of(JourneyState.CLEARED)),
        count(states, List.of(JourneyState.LIMITED, JourneyState.BLOCKED)),
        count(states, List.of(JourneyState.CLOSED, JourneyState.ERASED)));
  }

  private static int count(List<String> states, List<JourneyState> wanted) {
    List<String> words = wanted.stream().map(JourneyState::word).toList();
    return (int) states.stream().filter(words::contains).count();
  }
}
