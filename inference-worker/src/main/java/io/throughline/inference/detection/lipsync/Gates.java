package io.throughline.inference.detection.lipsync;

import java.util.List;
import java.util.function.Predicate;

/** The stretches that can be used, and why most of the others cannot. */
final class Gates {
  private List<Stretch> kept;
  private String reason = "lip-sync.too-short";
  private double mostLost;

  Gates(List<Stretch> all) {
    kept = List.copyOf(all);
  }

  void keep(String otherwise, Predicate<Stretch> good) {
    double before = seconds();
    kept = kept.stream().filter(good).toList();
    double lost = before - seconds();
    if (lost > mostLost) {
      mostLost = lost;
      reason = otherwise;
    }
  }

  List<Stretch> kept() {
    return kept;
  }

  double seconds() {
    return kept.stream().mapToDouble(Stretch::seconds).sum();
  }

  /** What took the most seconds; too short where nothing did. */
  String reason() {
    return reason;
  }
}
