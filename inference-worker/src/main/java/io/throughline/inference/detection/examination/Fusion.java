package io.throughline.inference.detection.examination;

import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.FindingOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was found in one file, as one statement. Detectors that look at the same thing form a
 * group, in which the most suspicious one speaks for all: nothing is multiplied. Groups are
 * different ways of attacking; a file needs only one of them, so that the likelihood ratio of any
 * attack is the mean of theirs (each way as probable as the others beforehand), and a group of
 * which nothing could be told counts as 1.
 */
public final class Fusion {
  /** Three to one. */
  private static final double SUSPICIOUS_FROM = Math.log(3);

  /** One to two. */
  private static final double GENUINE_TO = -Math.log(2);

  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("face-forgery", "face pixels"),
          Map.entry("upsampling-traces", "face pixels"),
          Map.entry("temporal-flicker", "face pixels"),
          Map.entry("presentation-attack", "presence"),
          Map.entry("recapture-traces", "presence"),
          Map.entry("flatness", "presence"),
          Map.entry("challenge", "presence"),
          Map.entry("voice-spoof", "speech"),
          Map.entry("replayed-playback", "speech"),
          Map.entry("pitch-formant-change", "speech"),
          Map.entry("lip-sync", "lip-sync"),
          Map.entry("identity-swap", "one person"),
          Map.entry("voice-swap", "one person"),
          Map.entry("virtual-camera", "injection"),
          Map.entry("frame-timing", "injection"),
          Map.entry("repeated-frames", "injection"),
          Map.entry("container-print", "injection"),
          Map.entry("device-claim", "injection"),
          Map.entry("provenance", "injection"),
          Map.entry("document-mrz", "document"),
          Map.entry("document-portrait", "document"));

  private Fusion() {}

  /**
   * One statement on one file.
   *
   * @param llr natural logarithm of the likelihood ratio any attack : genuine
   * @param probability of any attack at even prior odds
   * @param groups of detectors, with what each says; in the order of the findings
   * @param notChecked groups of which nothing could be told
   */
  public record Fused(
      FindingOutcome outcome,
      double llr,
      double probability,
      List<Group> groups,
      List<String> notChecked) {}

  /** What a group says: the finding that speaks for it. */
  public record Group(String name, String detector, FindingOutcome outcome, double llr) {}

  /** The statement of these findings. */
  public static Fused of(List<Finding> findings) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String name = GROUPS.get(finding.detector());
      if (name != null && finding.outcome() != FindingOutcome.NOT_APPLICABLE) {
        groups.merge(name, group(name, finding), Fusion::louder);
      }
    }
    double sum = groups.values().stream().mapToDouble(group -> Math.exp(group.llr())).sum();
    double llr = groups.isEmpty() ? 0 : Math.log(sum / groups.size());
    List<String> silent = new ArrayList<>();
    for (Group group : groups.values()) {
      if (group.outcome() == FindingOutcome.INCONCLUSIVE) {
        silent.add(group.name());
      }
    }
    return new Fused(
        outcome(llr, groups.values()),
        llr,
        ScoreCurve.probability(llr),
        List.copyOf(groups.values()),
        silent);
  }

  private static Group group(String name, Finding finding) {
    Double llr = finding.llr();
    return new Group(name, finding.detector(), finding.outcome(), llr == null ? 0 : llr);
  }

  /** A suspicion speaks first, then whoever can tell anything, then the more suspicious. */
  private static Group louder(Group one, Group other) {
    if (rank(one) != rank(other)) {
      return rank(one) > rank(other) ? one : other;
    }
    return one.llr() >= other.llr() ? one : other;
  }

  private static int rank(Group group) {
    return switch (group.outcome()) {
      case SUSPICIOUS -> 2;
      case GENUINE -> 1;
      case INCONCLUSIVE, NOT_APPLICABLE -> 0;
    };
  }

  private static FindingOutcome outcome(double llr, Collection<Group> groups) {
    if (llr >= SUSPICIOUS_FROM) {
      return FindingOutcome.SUSPICIOUS;
    }
    // However much speaks for the file, a suspicion is never called genuine.
    boolean suspected =
        groups.stream().anyMatch(group -> group.outcome() == FindingOutcome.SUSPICIOUS);
    return llr <= GENUINE_TO && !suspected ? FindingOutcome.GENUINE : FindingOutcome.INCONCLUSIVE;
  }
}
