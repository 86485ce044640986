package io.throughline.inference.calibration.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Share of pairs told right, each fold at the threshold that suits the other folds best. */
public final class FoldAccuracy {
  private final List<Trial> trials = new ArrayList<>();

  private record Trial(double cosine, boolean same, String fold) {}

  /** Adds a pair. */
  public void add(double cosine, boolean same, String fold) {
    trials.add(new Trial(cosine, same, fold));
  }

  /** How many pairs there are. */
  public int pairs() {
    return trials.size();
  }

  /** The share over all pairs; empty with fewer than two folds. */
  public OptionalDouble share() {
    TreeSet<String> folds = new TreeSet<>(trials.stream().map(Trial::fold).toList());
    if (folds.size() < 2) {
      return OptionalDouble.empty();
    }
    double right = 0;
    for (String fold : folds) {
      double threshold = best(trials.stream().filter(t -> !t.fold().equals(fold)).toList());
      right += right(trials.stream().filter(t -> t.fold().equals(fold)).toList(), threshold);
    }
    return OptionalDouble.of(right / trials.size());
  }

  private static double best(List<Trial> trials) {
    double best = 0;
    long most = -1;
    for (int step = -200; step <= 200; step++) {
      long right = right(trials, step / 200.0);
      if (right > most) {
        most = right;
        best = step / 200.0;
      }
    }
    return best;
  }

  private static long right(List<Trial> trials, double threshold) {
    return trials.stream().filter(t -> t.same() == t.cosine() >= threshold).count();
  }
}
