package io.throughline.activities.cohort;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who belongs together where ties lead from one to the next. */
final class Groups {
  private Groups() {}

  /** Each member is in one group; members and ties are in order. */
  static List<Group> of(List<Ties.Tie> together) {
    Map<JourneyId, JourneyId> next = new LinkedHashMap<>();
    for (Ties.Tie tie : together) {
      next.put(end(next, tie.one()), end(next, tie.other()));
    }
    Map<JourneyId, List<Ties.Tie>> byEnd = new TreeMap<>(Comparator.comparing(JourneyId::value));
    together.forEach(
        tie -> byEnd.computeIfAbsent(end(next, tie.one()), _ -> new ArrayList<>()).add(tie));
    return byEnd.values().stream().map(Groups::group).toList();
  }

  private static JourneyId end(Map<JourneyId, JourneyId> next, JourneyId from) {
    JourneyId at = from;
    for (JourneyId to = next.get(at); to != null && !to.equals(at); to = next.get(at)) {
      at = to;
    }
    return at;
  }

  private static Group group(List<Ties.Tie> ties) {
    TreeSet<String> members = new TreeSet<>();
    TreeSet<String> kinds = new TreeSet<>();
    for (Ties.Tie tie : ties) {
      members.add(tie.one().value());
      members.add(tie.other().value());
      kinds.addAll(tie.kinds());
    }
    return new Group(members.stream().map(JourneyId::new).toList(), List.copyOf(kinds));
  }
}
