package io.throughline.inference.continuity.swap;

import io.throughline.inference.continuity.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sequence of embeddings in two groups, and how much these look like two people: the mean cosine
 * of pairs within the group that agrees less, less that of pairs across. One person seen in two
 * ways agrees across as well; a group of useless vectors does not agree within.
 */
final class Division {
  private static final int MOST_ROUNDS = 12;

  private final boolean[] second;
  private final Group[] groups;

  private Division(boolean[] second, Group[] groups) {
    this.second = second;
    this.groups = groups;
  }

  /**
   * What is divided.
   *
   * @param embeddings in the order of time, each L2-normalised
   * @param weights of them, positive
   * @param fewest members of a group
   * @param smoothing this many neighbours on each side outvote a member; 0 for none
   */
  record Sequence(List<float[]> embeddings, List<Double> weights, int fewest, int smoothing) {
    Sequence {
      embeddings = List.copyOf(embeddings);
      weights = List.copyOf(weights);
      if (embeddings.size() != weights.size() || fewest < 2 || smoothing < 0) {
        throw new IllegalArgumentException("not a sequence");
      }
    }

    int length() {
      return embeddings.size();
    }
  }

  /** The weighted sum of some embeddings. */
  private static final class Group {
    private final float[] sum;
    private double weights;
    private double squares;
    private int members;

    Group(int length) {
      sum = new float[length];
    }

    void add(float[] embedding, double weight) {
      Vectors.add(sum, embedding, weight);
      weights += weight;
      squares += weight * weight;
      members++;
    }

    /** Mean cosine of two different members. */
    double agreement() {
      return (Vectors.dot(sum, sum) - squares) / (weights * weights - squares);
    }

    double agreement(Group other) {
      return Vectors.dot(sum, other.sum) / (weights * other.weights);
    }

    double length() {
      return Math.sqrt(Vectors.dot(sum, sum));
    }
  }

  /**
   * The division that looks most like two people: the best split into before and after, or the best
   * two groups that may alternate; empty where the sequence is too short for two groups.
   */
  static Optional<Division> best(Sequence sequence) {
    Optional<Division> split = split(sequence);
    if (split.isEmpty()) {
      return split;
    }
    Division before = split.get();
    List<Division> found = new ArrayList<>(List.of(before));
    alternating(sequence, before.second).ifPresent(found::add);
    alternating(sequence, unlike(sequence)).ifPresent(found::add);
    return found.stream().max(java.util.Comparator.comparingDouble(Division::separation));
  }

  /** The split into before and after whose sides agree best, each with itself. */
  private static Optional<Division> split(Sequence sequence) {
    int length = sequence.length();
    double[] before = resultants(sequence, false);
    double[] after = resultants(sequence, true);
    int best = -1;
    for (int at = sequence.fewest(); at <= length - sequence.fewest(); at++) {
      best = best < 0 || before[at] + after[at] > before[best] + after[best] ? at : best;
    }
    if (best < 0) {
      return Optional.empty();
    }
    boolean[] second = new boolean[length];
    Arrays.fill(second, best, length, true);
    return of(sequence, second);
  }

  /** Lengths of the sums of all before each place, or of all from it on. */
  private static double[] resultants(Sequence sequence, boolean fromEnd) {
    int length = sequence.length();
    double[] resultants = new double[length + 1];
    Group group = new Group(length == 0 ? 0 : sequence.embeddings().getFirst().length);
    for (int i = 0; i < length; i++) {
      int next = fromEnd ? length - 1 - i : i;
      group.add(sequence.embeddings().get(next), sequence.weights().get(next));
      resultants[fromEnd ? next : next + 1] = group.length();
    }
    return resultants;
  }

  /** Each member goes with the one or the other of two that are least alike. */
  private static boolean[] unlike(Sequence sequence) {
    List<float[]> all = sequence.embeddings();
    int one = furthest(all, all.getFirst());
    int other = furthest(all, all.get(one));
    boolean[] second = new boolean[all.size()];
    for (int i = 0; i < second.length; i++) {
      second[i] = Vectors.dot(all.get(i), all.get(other)) > Vectors.dot(all.get(i), all.get(one));
    }
    return second;
  }

  private static int furthest(List<float[]> all, float[] from) {
    int furthest = 0;
    for (int i = 1; i < all.size(); i++) {
      boolean further = Vectors.dot(all.get(i), from) < Vectors.dot(all.get(furthest), from);
      furthest = further ? i : furthest;
    }
    return furthest;
  }

  /** Spherical 2-means from a first division, then each member as its neighbours are. */
  private static Optional<Division> alternating(Sequence sequence, boolean[] first) {
    boolean[] second = first.clone();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Group[] groups = groups(sequence, second);
      float[] one = Vectors.normalised(groups[0].sum);
      float[] other = Vectors.normalised(groups[1].sum);
      boolean[] next = new boolean[second.length];
      for (int i = 0; i < next.length; i++) {
        float[] embedding = sequence.embeddings().get(i);
        next[i] = Vectors.dot(embedding, other) > Vectors.dot(embedding, one);
      }
      if (Arrays.equals(next, second)) {
        break;
      }
      second = next;
    }
    return of(sequence, smoothed(second, sequence.smoothing()));
  }

  private static boolean[] smoothed(boolean[] second, int reach) {
    boolean[] smooth = new boolean[second.length];
    for (int i = 0; i < second.length; i++) {
      int votes = 0;
      for (int j = Math.max(0, i - reach); j <= Math.min(second.length - 1, i + reach); j++) {
        votes += second[j] ? 1 : -1;
      }
      smooth[i] = votes == 0 ? second[i] : votes > 0;
    }
    return smooth;
  }

  private static Optional<Division> of(Sequence sequence, boolean[] second) {
    Group[] groups = groups(sequence, second);
    return groups[0].members < sequence.fewest() || groups[1].members < sequence.fewest()
        ? Optional.empty()
        : Optional.of(new Division(second, groups));
  }

  private static Group[] groups(Sequence sequence, boolean[] second) {
    int length = sequence.embeddings().getFirst().length;
    Group[] groups = {new Group(length), new Group(length)};
    for (int i = 0; i < second.length; i++) {
      groups[second[i] ? 1 : 0].add(sequence.embeddings().get(i), sequence.weights().get(i));
    }
    return groups;
  }

  /** Mean cosine of pairs within, in the group that agrees less, less that across. */
  double separation() {
    return Math.min(groups[0].agreement(), groups[1].agreement()) - groups[0].agreement(groups[1]);
  }

  /** Whether a member is in the group of less weight. */
  boolean lesser(int member) {
    return second[member] == (groups[1].weights <= groups[0].weights);
  }

  /** Places at which the group is another than before. */
  List<Integer> changes() {
    List<Integer> changes = new ArrayList<>();
    for (int i = 1; i < second.length; i++) {
      if (second[i] != second[i - 1]) {
        changes.add(i);
      }
    }
    return changes;
  }

  /** How much an embedding is more like the lesser group than like the other, -1 to 1. */
  double leaning(float[] embedding) {
    int lesser = groups[1].weights <= groups[0].weights ? 1 : 0;
    return Math.clamp(
        Vectors.dot(embedding, Vectors.normalised(groups[lesser].sum))
            - Vectors.dot(embedding, Vectors.normalised(groups[1 - lesser].sum)),
        -1,
        1);
  }
}
