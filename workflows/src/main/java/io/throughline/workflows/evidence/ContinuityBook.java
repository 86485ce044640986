package io.throughline.workflows.evidence;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Interaction;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Pair;
import io.throughline.contracts.continuity.comparison.ContinuityMatrix.Tie;
import io.throughline.contracts.policy.LinkSignal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each interaction was found to say of each earlier one; of several attempts, the latest. */
public final class ContinuityBook {
  private final Map<String, Set<Modality>> captures = new LinkedHashMap<>();
  private final Map<Ends, Map<Modality, LinkSignal>> links = new LinkedHashMap<>();

  /** The two ends of a link, by the names of their interactions. */
  private record Ends(String from, String to) {
    boolean touch(Set<String> names) {
      return names.contains(from) || names.contains(to);
    }
  }

  /** Captures that are compared with, from before this journey. */
  public void know(List<Capture> references) {
    references.forEach(this::add);
  }

  /** What one attempt showed. */
  public void note(Assessment assessment) {
    Set<String> again = new java.util.HashSet<>();
    assessment.captures().forEach(capture -> again.add(capture.interaction().value()));
    links.keySet().removeIf(ends -> ends.touch(again));
    captures.keySet().removeAll(again);
    assessment.captures().forEach(this::add);
    for (LinkSignal link : assessment.links()) {
      links
          .computeIfAbsent(new Ends(link.from(), link.to()), _ -> new TreeMap<>())
          .put(link.modality(), link);
    }
  }

  private void add(Capture capture) {
    captures
        .computeIfAbsent(capture.interaction().value(), _ -> EnumSet.noneOf(Modality.class))
        .add(capture.template().modality());
  }

  /** All of it, in the order of the interactions. */
  public ContinuityMatrix matrix() {
    List<String> names = List.copyOf(captures.keySet());
    List<Interaction> interactions = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Set<Modality> has = captures.getOrDefault(name, Set.of());
      interactions.add(
          new Interaction(
              name.replace('-', ' '), has.contains(Modality.FACE), has.contains(Modality.VOICE)));
      for (int j = 0; j < i; j++) {
        Map<Modality, LinkSignal> told = links.get(new Ends(names.get(j), name));
        if (told != null) {
          pairs.add(Pair.of(j, i, tie(told, Modality.FACE), tie(told, Modality.VOICE)));
        }
      }
    }
    return new ContinuityMatrix(interactions, pairs);
  }

  private static Tie tie(Map<Modality, LinkSignal> told, Modality modality) {
    @Nullable LinkSignal link = told.get(modality);
    return link == null
        ? Tie.absent(modality.name().toLowerCase(Locale.ROOT) + ".not-in-both")
        : new Tie(link.outcome(), link.llr(), link.reason());
  }
}
