package io.throughline.inference.calibration.scores;

import io.throughline.inference.continuity.Vectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cosines of all pairs of samples, each with the two people that it is between. */
public final class Scores {
  private final List<Pair> genuine = new ArrayList<>();
  private final List<Pair> impostor = new ArrayList<>();
  private final Map<String, Integer> people = new LinkedHashMap<>();

  /** A cosine between two people, who are the same in a genuine pair. */
  public record Pair(double cosine, int first, int second) {}

  /** All pairs of different sources; a degraded one is compared with an undegraded one only. */
  public static Scores of(List<Sample> samples) {
    Scores scores = new Scores();
    samples.forEach(sample -> scores.person(sample));
    for (int i = 0; i < samples.size(); i++) {
      for (int j = i + 1; j < samples.size(); j++) {
        scores.add(samples.get(i), samples.get(j));
      }
    }
    return scores;
  }

  /** All pairs of one sample of each list, which share none. */
  public static Scores between(List<Sample> some, List<Sample> others) {
    Scores scores = new Scores();
    for (Sample a : some) {
      others.forEach(b -> scores.add(a, b));
    }
    return scores;
  }

  /** No pairs yet. */
  public static Scores empty() {
    return new Scores();
  }

  private int person(Sample sample) {
    return person(sample.identity());
  }

  private int person(String identity) {
    return people.computeIfAbsent(identity, _ -> people.size());
  }

  /**
   * Adds a score of a pair.
   *
   * @param score from -1 to 1, higher for the same person
   */
  public void add(String one, String other, double score) {
    Pair pair = new Pair(score, person(one), person(other));
    (one.equals(other) ? genuine : impostor).add(pair);
  }

  /** Adds a pair, unless both are of one source or both made worse. */
  public void add(Sample a, Sample b) {
    if (a.source().equals(b.source()) || (a.condition().degraded() && b.condition().degraded())) {
      return;
    }
    double cosine = Vectors.dot(a.template().vector(), b.template().vector());
    Pair pair = new Pair(cosine, person(a), person(b));
    (pair.first() == pair.second() ? genuine : impostor).add(pair);
  }

  /** Pairs of one person. */
  public List<Pair> genuine() {
    return genuine;
  }

  /** Pairs of two people. */
  public List<Pair> impostor() {
    return impostor;
  }

  /** How many people there are. */
  public int people() {
    return people.size();
  }
}
