package io.throughline.inference.command.measuring.search;

import io.throughline.contracts.continuity.search.LeadRule;
import io.throughline.custody.gallery.search.Gallery;
import io.throughline.custody.gallery.search.Quantised;
import io.throughline.custody.gallery.search.scan.TopHits.Hit;
import io.throughline.inference.calibration.scores.Sample;
import io.throughline.inference.continuity.comparison.SimilarityCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How often a search errs as the gallery grows: everybody's first photo is in it, second photos are
 * looked for, once with the person in the gallery and once without.
 */
final class Identification {
  private static final int[] SIZES = {100, 300, 1_000, 3_000};
  private static final int COHORT = 10;
  private static final double FALSE_RATE = 0.01;
  private static final long SEED = 20261123;

  private final List<Sample> first = new ArrayList<>();
  private final List<Sample> probes = new ArrayList<>();
  private final SimilarityCurve curve;

  Identification(List<Sample> samples, SimilarityCurve curve) {
    this.curve = curve;
    Map<String, List<Sample>> people = new LinkedHashMap<>();
    samples.forEach(one -> people.computeIfAbsent(one.identity(), _ -> new ArrayList<>()).add(one));
    // Those who are looked for come first, so that they are in every gallery; then strangers.
    List<List<Sample>> drawn = new ArrayList<>(people.values());
    Collections.shuffle(drawn, new Random(SEED));
    drawn.sort(java.util.Comparator.comparing(photos -> photos.size() < 2));
    for (List<Sample> photos : drawn) {
      first.add(photos.getFirst());
      if (photos.size() > 1) {
        probes.add(photos.get(1));
      }
    }
  }

  int people() {
    return first.size();
  }

  /**
   * A search.
   *
   * @param cosine of the nearest
   * @param normalised the same less the mean of those that follow
   * @param right whether the nearest is the person
   */
  private record Found(double cosine, double normalised, boolean right) {}

  /** One size of the gallery. */
  private record Line(int size, int searched, List<Found> mated, List<Found> strangers) {}

  /** A Markdown table: one row for each size of the gallery. */
  String table(GalleryMaker maker) {
    StringBuilder table =
        new StringBuilder(
            "| in the gallery | searches | strangers called same (FPIR) | person missed (FNIR) |"
                + " FNIR at FPIR 1 %, cosine | the same, cosine less mean of the next 10 |"
                + " ln LR required | lead |\n|---|---|---|---|---|---|---|---|\n");
    for (int size : SIZES) {
      if (size < first.size()) {
        table.append(row(measured(size, maker)));
      }
    }
    return table.append(row(measured(first.size(), maker))).toString();
  }

  /** Makes an empty gallery. */
  @FunctionalInterface
  interface GalleryMaker {
    Gallery empty(int dimensions);
  }

  private Line measured(int size, GalleryMaker maker) {
    List<Found> mated = new ArrayList<>();
    List<Found> strangers = new ArrayList<>();
    int searched = Math.min(probes.size(), size);
    try (Gallery gallery = maker.empty(first.getFirst().template().vector().length)) {
      for (int entry = 0; entry < size; entry++) {
        gallery.add(entry, Quantised.of(first.get(entry).template().vector()));
      }
      for (int i = 0; i < searched; i++) {
        int self = i;
        Quantised probe = Quantised.of(probes.get(i).template().vector());
        mated.add(found(gallery.nearest(probe, COHORT + 1, _ -> false), self));
        strangers.add(found(gallery.nearest(probe, COHORT + 1, entry -> entry == self), -1));
      }
    }
    return new Line(size, searched, mated, strangers);
  }

  private static Found found(List<Hit> hits, long self) {
    double rest = hits.stream().skip(1).mapToDouble(Hit::cosine).average().orElse(0);
    Hit nearest = hits.getFirst();
    return new Found(nearest.cosine(), nearest.cosine() - rest, nearest.entry() == self);
  }

  private String row(Line line) {
    LeadRule rule = LeadRule.STANDARD;
    double falsely = share(line.strangers(), one -> curve.llr(one.cosine()) >= curve.same());
    double missed =
        share(line.mated(), one -> !(one.right() && curve.llr(one.cosine()) >= curve.same()));
    return String.format(
        Locale.ROOT,
        "| %d | %d | %.2f %% | %.2f %% | %.2f %% | %.2f %% | %.2f of at most %.2f | %s |%n",
        line.size(),
        line.searched(),
        100 * falsely,
        100 * missed,
        100 * missedAtRate(line, Found::cosine),
        100 * missedAtRate(line, Found::normalised),
        rule.required(curve.same(), line.size()),
        curve.bound(),
        rule.supports(curve.same(), curve.bound(), line.size()) ? "supported" : "weak");
  }

  private static double missedAtRate(Line line, java.util.function.ToDoubleFunction<Found> score) {
    double[] strangers = line.strangers().stream().mapToDouble(score).sorted().toArray();
    int allowed = (int) Math.floor(FALSE_RATE * strangers.length);
    double threshold = strangers[strangers.length - 1 - allowed];
    return share(line.mated(), one -> !(one.right() && score.applyAsDouble(one) > threshold));
  }

  private static double share(List<Found> all, java.util.function.Predicate<Found> which) {
    return all.stream().filter(which).count() / (double) all.size();
  }

  /** Share of the ten nearest by exact arithmetic on floats that the search finds. */
  double recall(GalleryMaker maker) {
    try (Gallery gallery = maker.empty(first.getFirst().template().vector().length)) {
      List<float[]> all = first.stream().map(one -> one.template().vector()).toList();
      Recall recall = new Recall(all, gallery);
      return recall.of(probes.stream().map(one -> one.template().vector()).toList());
    }
  }
}
